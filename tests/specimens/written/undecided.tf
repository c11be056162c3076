variable "legacy_clients" {
  type        = bool
  description = "Set per environment."
}

variable "ciphers" {
  type = map(bool)
}

resource "azurerm_api_management" "gateway" {
  name                = "apim-harbour"
  resource_group_name = "rg-harbour"
  location            = "westeurope"
  publisher_name      = "Harbour"
  publisher_email     = "api@harbour.example"
  sku_name            = "Developer_1"

  security {
    frontend_tls10_enabled                         = var.legacy_clients
    frontend_tls11_enabled                         = var.legacy_clients
    backend_tls11_enabled                          = true
    tls_rsa_with_aes128_cbc_sha_ciphers_enabled    = var.ciphers["rsa_aes128"]
    tls_rsa_with_aes256_gcm_sha384_ciphers_enabled = true
  }
}
