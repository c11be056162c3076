//! Where a rule comes from, and how sure that is.

/// How a fact came to be known.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Confidence {
    /// The vendor or a standard says so.
    Documented,
    /// Users or issue trackers say so.
    Reported,
    /// We conclude it from the others.
    Inferred,
}

/// A page, a standard or a program that facts were read from.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[allow(missing_docs)] // The page titles below say what each is.
pub enum Source {
    ProtocolsPage2025,
    ProtocolsPage2026,
    ArmReference,
    TerraformProvider,
    TerraformIssue20296,
    TerraformIssue28810,
    TerraformIssue8405,
    TerraformModule,
    SpecsIssue19711,
    DocsIssue103857,
    DocsIssue114078,
    SelfHostedOverview,
    SelfHostedSettings,
    TierComparison,
    V2Overview,
    GatewaysOverview,
    Reliability,
    InfrastructureNote,
    ClientCertificates,
    ServiceConnectivity,
    TlsRetirement,
    BreakingChanges,
    TemplateExports,
    AzdTemplates,
    PortalReadme,
    Rfc7568,
    Rfc8446,
    Rfc8996,
    Rfc9325,
    SelfHostedIssue380,
    PsRule,
    PciDss,
    Nist80052,
    TlsRef,
    UpgradeAndScale,
    Forum,
    Checkov,
    Azqr,
    Simulator,
}

impl Source {
    /// Every source.
    pub const ALL: [Self; 39] = [
        Self::ProtocolsPage2025,
        Self::ProtocolsPage2026,
        Self::ArmReference,
        Self::TerraformProvider,
        Self::TerraformIssue20296,
        Self::TerraformIssue28810,
        Self::TerraformIssue8405,
        Self::TerraformModule,
        Self::SpecsIssue19711,
        Self::DocsIssue103857,
        Self::DocsIssue114078,
        Self::SelfHostedOverview,
        Self::SelfHostedSettings,
        Self::TierComparison,
        Self::V2Overview,
        Self::GatewaysOverview,
        Self::Reliability,
        Self::InfrastructureNote,
        Self::ClientCertificates,
        Self::ServiceConnectivity,
        Self::TlsRetirement,
        Self::BreakingChanges,
        Self::TemplateExports,
        Self::AzdTemplates,
        Self::PortalReadme,
        Self::Rfc7568,
        Self::Rfc8446,
        Self::Rfc8996,
        Self::Rfc9325,
        Self::SelfHostedIssue380,
        Self::PsRule,
        Self::PciDss,
        Self::Nist80052,
        Self::TlsRef,
        Self::UpgradeAndScale,
        Self::Forum,
        Self::Checkov,
        Self::Azqr,
        Self::Simulator,
    ];

    /// The page's title, or what the source is.
    pub const fn page(self) -> &'static str {
        match self {
            Self::ProtocolsPage2025 | Self::ProtocolsPage2026 => {
                "Manage protocols and ciphers in Azure API Management"
            }
            Self::ArmReference => "ARM reference, Microsoft.ApiManagement/service 2024-05-01",
            Self::TerraformProvider => "Terraform azurerm provider, azurerm_api_management",
            Self::TerraformIssue20296 => "terraform-provider-azurerm issue 20296",
            Self::TerraformIssue28810 => "terraform-provider-azurerm issue 28810",
            Self::TerraformIssue8405 => "terraform-provider-azurerm issue 8405",
            Self::TerraformModule => "Terraform module code for API Management",
            Self::SpecsIssue19711 => "azure-rest-api-specs issue 19711",
            Self::DocsIssue103857 => "azure-docs issue 103857",
            Self::DocsIssue114078 => "azure-docs issue 114078",
            Self::SelfHostedOverview => "Self-hosted gateway overview",
            Self::SelfHostedSettings => "Self-hosted gateway settings reference",
            Self::TierComparison => "Feature-based comparison of the tiers",
            Self::V2Overview => "API Management v2 tiers",
            Self::GatewaysOverview => "API gateway in API Management",
            Self::Reliability => "Reliability in API Management",
            Self::InfrastructureNote => "Infrastructure changes, note in the scaling articles",
            Self::ClientCertificates => "Secure APIs with client certificates",
            Self::ServiceConnectivity => "Trusted service connectivity retirement",
            Self::TlsRetirement => "Retirement of TLS 1.0 and 1.1 in API Management",
            Self::BreakingChanges => "Breaking changes overview",
            Self::TemplateExports => "Exported templates of three instances",
            Self::AzdTemplates => "Azure Developer CLI templates, apim.bicep",
            Self::PortalReadme => "A project's README that walks through the portal page",
            Self::Rfc7568 => "RFC 7568, Deprecating Secure Sockets Layer Version 3.0",
            Self::Rfc8446 => "RFC 8446, TLS 1.3",
            Self::Rfc8996 => "RFC 8996, Deprecating TLS 1.0 and TLS 1.1",
            Self::Rfc9325 => "RFC 9325, Recommendations for Secure Use of TLS",
            Self::SelfHostedIssue380 => "self-hosted-gateway issue 380",
            Self::PsRule => "PSRule for Azure, rules of API Management",
            Self::PciDss => "PCI DSS v3.2",
            Self::Nist80052 => "NIST SP 800-52 revision 2",
            Self::TlsRef => "TLSRef (formerly Mozilla) Server Side TLS, guidelines 5.7",
            Self::UpgradeAndScale => "Upgrade and scale an API Management instance",
            Self::Checkov => "checkov, CKV_AZURE_173",
            Self::Azqr => "Azure Quick Review, rules of API Management",
            Self::Forum => "Question-and-answer and forum threads",
            Self::Simulator => "TLS Rehearsal, our own assumption",
        }
    }

    /// When the source was written or last revised, as far as it says.
    pub const fn date(self) -> &'static str {
        match self {
            Self::ProtocolsPage2025 => "August 2025",
            Self::ProtocolsPage2026 => "6 January 2026",
            Self::ArmReference => "API version 2024-05-01",
            Self::TerraformProvider => "22 August 2026",
            Self::TerraformIssue20296 => "2023 to 2025",
            Self::TerraformIssue28810 => "19 February 2025",
            Self::TerraformIssue8405 => "9 September 2020",
            Self::TerraformModule => "2026",
            Self::SpecsIssue19711 => "8 July 2022",
            Self::DocsIssue103857 => "16 January 2023",
            Self::DocsIssue114078 => "29 August 2023",
            Self::SelfHostedOverview => "30 September 2025",
            Self::SelfHostedSettings => "24 August 2026",
            Self::TierComparison => "11 November 2025",
            Self::V2Overview => "21 November 2025",
            Self::GatewaysOverview => "11 June 2024",
            Self::Reliability => "26 June 2025",
            Self::InfrastructureNote => "2026",
            Self::ClientCertificates => "1 June 2021",
            Self::ServiceConnectivity => "30 January 2026",
            Self::TlsRetirement => "3 August 2026",
            Self::BreakingChanges => "2026",
            Self::TemplateExports => "2023 to 2025",
            Self::AzdTemplates => "2 March 2023",
            Self::PortalReadme => "undated copy",
            Self::Rfc7568 => "June 2015",
            Self::Rfc8446 => "August 2018",
            Self::Rfc8996 => "March 2021",
            Self::Rfc9325 => "November 2022",
            Self::SelfHostedIssue380 => "February 2026",
            Self::PsRule => "12 August 2025",
            Self::PciDss => "April 2016",
            Self::Nist80052 => "August 2019",
            Self::TlsRef => "2023",
            Self::UpgradeAndScale => "11 November 2025",
            Self::Checkov => "version 3.3.30",
            Self::Azqr => "undated copy",
            Self::Forum => "2022 to 2026",
            Self::Simulator => "November 2026",
        }
    }
}

const _: () = assert!(Source::ALL.len() == Source::Simulator as usize + 1);

/// A place in a source, and how sure the fact is that was read there.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Cited {
    /// The page or program.
    pub source: Source,
    /// The part of it: a heading, a table, a property, a message.
    pub section: &'static str,
    /// How the fact is known.
    pub confidence: Confidence,
}

impl Cited {
    /// A fact read at `section` of `source`.
    pub const fn new(source: Source, section: &'static str, confidence: Confidence) -> Self {
        Self { source, section, confidence }
    }

    /// A fact that is ours, with the reason as the section.
    pub const fn ours(section: &'static str) -> Self {
        Self::new(Source::Simulator, section, Confidence::Inferred)
    }
}
