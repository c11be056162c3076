resource "azurerm_api_management" "apim" {
  name                = "apim1"
  location            = "westeurope"
  resource_group_name = "rg"
  publisher_name      = "A"
  publisher_email     = "a@example.com"
  sku_name            = "Developer_1"

  security {
    enable_frontend_ssl30 = "False"
    enable_frontend_tls10 = "False"
    enable_frontend_tls11 = "False"
    enable_backend_ssl30 = "False"
    enable_backend_tls10 = "False"
    enable_backend_tls11 = "False"
  }
}
