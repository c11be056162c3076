//! What a text is recognized as.

/// What a text was recognized as.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[allow(missing_docs)] // Their names say it.
pub enum Kind {
    ArmService,
    CustomProperties,
    ArmTemplate,
    ArmParameters,
    WhatIf,
    Bicep,
    BicepParameters,
    TerraformHcl,
    TerraformVariables,
    TerraformPlan,
    TerraformState,
    Testssl,
    TestsslPretty,
    TestsslCsv,
    Sslyze,
    Nmap,
    NmapScreen,
    Tlsx,
    SslLabs,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 19] = [
        Self::ArmService,
        Self::CustomProperties,
        Self::ArmTemplate,
        Self::ArmParameters,
        Self::WhatIf,
        Self::Bicep,
        Self::BicepParameters,
        Self::TerraformHcl,
        Self::TerraformVariables,
        Self::TerraformPlan,
        Self::TerraformState,
        Self::Testssl,
        Self::TestsslPretty,
        Self::TestsslCsv,
        Self::Sslyze,
        Self::Nmap,
        Self::NmapScreen,
        Self::Tlsx,
        Self::SslLabs,
    ];

    /// The name on the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ArmService => "az apim show or ARM GET",
            Self::CustomProperties => "customProperties",
            Self::ArmTemplate => "ARM template",
            Self::ArmParameters => "ARM parameters",
            Self::WhatIf => "what-if result",
            Self::Bicep => "Bicep",
            Self::BicepParameters => "Bicep parameters",
            Self::TerraformHcl => "Terraform",
            Self::TerraformVariables => "Terraform variables",
            Self::TerraformPlan => "Terraform plan",
            Self::TerraformState => "Terraform state",
            Self::Testssl => "testssl.sh, flat JSON",
            Self::TestsslPretty => "testssl.sh, pretty JSON",
            Self::TestsslCsv => "testssl.sh, CSV",
            Self::Sslyze => "sslyze",
            Self::Nmap => "nmap ssl-enum-ciphers",
            Self::NmapScreen => "nmap's screen output",
            Self::Tlsx => "tlsx",
            Self::SslLabs => "SSL Labs",
        }
    }

    /// The same in a sentence: with its article, where there is one of them.
    pub fn in_a_sentence(self) -> String {
        let article = match self {
            Self::ArmTemplate => "an ",
            Self::WhatIf | Self::TerraformPlan | Self::TerraformState => "a ",
            Self::ArmService => "output of ",
            Self::CustomProperties
            | Self::ArmParameters
            | Self::Bicep
            | Self::BicepParameters
            | Self::TerraformHcl
            | Self::TerraformVariables
            | Self::Testssl
            | Self::TestsslPretty
            | Self::TestsslCsv
            | Self::Sslyze
            | Self::Nmap
            | Self::NmapScreen
            | Self::Tlsx
            | Self::SslLabs => "",
        };
        format!("{article}{}", self.name())
    }

    /// Was it seen from outside, not configured?
    pub const fn is_scan(self) -> bool {
        match self {
            Self::Testssl
            | Self::TestsslPretty
            | Self::TestsslCsv
            | Self::Sslyze
            | Self::Nmap
            | Self::NmapScreen
            | Self::Tlsx
            | Self::SslLabs => true,
            Self::ArmService
            | Self::CustomProperties
            | Self::ArmTemplate
            | Self::ArmParameters
            | Self::WhatIf
            | Self::Bicep
            | Self::BicepParameters
            | Self::TerraformHcl
            | Self::TerraformVariables
            | Self::TerraformPlan
            | Self::TerraformState => false,
        }
    }
}

const _: () = assert!(Kind::ALL.len() == Kind::SslLabs as usize + 1);
