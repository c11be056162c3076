resource "azurerm_resource_group" "rg" {
  name     = "rg"
  location = "westeurope"
}

resource "azurerm_api_management" "apim" {
  name                = "example"
  resource_group_name = azurerm_resource_group.rg.name
  sku_name            = "Premium_2"

  protocols {
    http2_enabled = true
  }

  security {
    frontend_tls10_enabled                             = false
    enable_frontend_tls11                              = true
    backend_ssl30_enabled                              = var.old
    tls_rsa_with_aes128_cbc_sha_ciphers_enabled        = false
    triple_des_ciphers_enabled                         = "false"
    tls_ecdhe_rsa_with_aes256_cbc_sha384_ciphers_enabled = true
  }
}

resource "azapi_update_resource" "tls" {
  type        = "Microsoft.ApiManagement/service@2024-05-01"
  resource_id = azurerm_api_management.apim.id

  body = {
    properties = {
      customProperties = {
        "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Tls13" = "true"
        "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384" = "False"
      }
    }
  }
}
