resource apim 'Microsoft.ApiManagement/service@2022-08-01' = {
  name: 'apim1'
  location: 'westeurope'
  sku: {
    name: 'Developer'
    capacity: 1
  }
  properties: {
    publisherEmail: 'a@example.com'
    publisherName: 'A'
    customProperties: {
      'microsoft.windowsazure.apimanagement.gateway.security.protocols.ssl30': 'True'
      'microsoft.windowsazure.apimanagement.gateway.security.protocols.tls10': 'True'
      'microsoft.windowsazure.apimanagement.gateway.security.protocols.tls11': 'True'
      'microsoft.windowsazure.apimanagement.gateway.security.backend.protocols.ssl30': 'True'
      'microsoft.windowsazure.apimanagement.gateway.security.backend.protocols.tls10': 'True'
      'microsoft.windowsazure.apimanagement.gateway.security.backend.protocols.tls11': 'True'
    }
  }
}
