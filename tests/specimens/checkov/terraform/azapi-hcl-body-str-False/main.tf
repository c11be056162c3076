resource "azapi_resource" "apim" {
  type      = "Microsoft.ApiManagement/service@2022-08-01"
  name      = "apim1"
  parent_id = "/subscriptions/0/resourceGroups/rg"
  location  = "westeurope"
  body = {
    properties = {
      publisherEmail = "a@example.com"
      publisherName  = "A"
      customProperties = {
        "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Ssl30" = "False"
        "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10" = "False"
        "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls11" = "False"
        "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Ssl30" = "False"
        "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Tls10" = "False"
        "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Tls11" = "False"
      }
    }
  }
}
