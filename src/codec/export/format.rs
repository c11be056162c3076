//! The formats, and what each is written in.

/// A format that a configuration can be written in.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[allow(missing_docs)] // Their names on the page say it.
pub enum Format {
    ArmTemplate,
    ArmPatch,
    Bicep,
    TerraformAzurerm,
    TerraformAzapi,
    AzRest,
    PowerShell,
    EnvFile,
    Docker,
    Kubernetes,
    Helm,
}

/// What a text is written in, for colours and file names.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[allow(missing_docs)] // Their names say it.
pub enum Language {
    Json,
    Bicep,
    Hcl,
    Shell,
    PowerShell,
    Env,
    Yaml,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 11] = [
        Self::ArmTemplate,
        Self::ArmPatch,
        Self::Bicep,
        Self::TerraformAzurerm,
        Self::TerraformAzapi,
        Self::AzRest,
        Self::PowerShell,
        Self::EnvFile,
        Self::Docker,
        Self::Kubernetes,
        Self::Helm,
    ];

    /// The name on the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ArmTemplate => "ARM template",
            Self::ArmPatch => "ARM PATCH body",
            Self::Bicep => "Bicep",
            Self::TerraformAzurerm => "Terraform azurerm",
            Self::TerraformAzapi => "Terraform azapi",
            Self::AzRest => "az rest",
            Self::PowerShell => "Azure PowerShell",
            Self::EnvFile => "Env file",
            Self::Docker => "Docker",
            Self::Kubernetes => "Kubernetes",
            Self::Helm => "Helm values",
        }
    }

    /// How a command line names it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::ArmTemplate => "arm",
            Self::ArmPatch => "patch",
            Self::Bicep => "bicep",
            Self::TerraformAzurerm => "azurerm",
            Self::TerraformAzapi => "azapi",
            Self::AzRest => "az-rest",
            Self::PowerShell => "powershell",
            Self::EnvFile => "env",
            Self::Docker => "docker",
            Self::Kubernetes => "kubernetes",
            Self::Helm => "helm",
        }
    }

    /// Where it stands among the others.
    pub const fn group(self) -> Group {
        match self {
            Self::ArmTemplate | Self::ArmPatch | Self::Bicep => Group::Azure,
            Self::TerraformAzurerm | Self::TerraformAzapi => Group::Terraform,
            Self::AzRest | Self::PowerShell => Group::Commands,
            Self::EnvFile | Self::Docker | Self::Kubernetes | Self::Helm => Group::SelfHosted,
        }
    }

    /// What a file of it is usually called.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::ArmTemplate => "apim-tls.json",
            Self::ArmPatch => "patch.json",
            Self::Bicep => "apim-tls.bicep",
            Self::TerraformAzurerm | Self::TerraformAzapi => "apim-tls.tf",
            Self::AzRest => "apim-tls.sh",
            Self::PowerShell => "apim-tls.ps1",
            Self::EnvFile => "gateway.env",
            Self::Docker => "run-gateway.sh",
            Self::Kubernetes => "gateway-configmap.yaml",
            Self::Helm => "values.yaml",
        }
    }

    /// What it is written in.
    pub const fn language(self) -> Language {
        match self {
            Self::ArmTemplate | Self::ArmPatch => Language::Json,
            Self::Bicep => Language::Bicep,
            Self::TerraformAzurerm | Self::TerraformAzapi => Language::Hcl,
            Self::AzRest | Self::Docker => Language::Shell,
            Self::PowerShell => Language::PowerShell,
            Self::EnvFile => Language::Env,
            Self::Kubernetes | Self::Helm => Language::Yaml,
        }
    }

    /// Is it for the container of a self-hosted gateway?
    pub const fn is_self_hosted(self) -> bool {
        matches!(self.group(), Group::SelfHosted)
    }

    /// Can a comment stand in it?
    pub const fn has_comments(self) -> bool {
        !matches!(self, Self::ArmPatch)
    }
}

const _: () = assert!(Format::ALL.len() == Format::Helm as usize + 1);

/// Formats that belong together; they stand beside each other in [`Format::ALL`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Group {
    /// Templates and bodies that Azure itself reads.
    Azure,
    /// Terraform.
    Terraform,
    /// What is typed into a shell.
    Commands,
    /// The container of a self-hosted gateway.
    SelfHosted,
}

impl Group {
    /// Every group.
    pub const ALL: [Self; 4] = [Self::Azure, Self::Terraform, Self::Commands, Self::SelfHosted];

    /// The formats in it.
    pub fn formats(self) -> impl Iterator<Item = Format> {
        Format::ALL.into_iter().filter(move |format| format.group() == self)
    }
}

const _: () = assert!(Group::ALL.len() == Group::SelfHosted as usize + 1);
