resource "azurerm_api_management" "apim" {
  name                = "apim1"
  location            = "westeurope"
  resource_group_name = "rg"
  publisher_name      = "A"
  publisher_email     = "a@example.com"
  sku_name            = "Developer_1"

  security {
    enable_frontend_tls10 = true
  }
}
