@description('Name of the instance')
param name string
param allowTls11 bool = false

// 'Microsoft.ApiManagement/service@2021-08-01' in a comment is nothing
resource shared 'Microsoft.ApiManagement/service@2021-08-01' existing = {
  name: 'shared'
}

resource apim 'Microsoft.ApiManagement/service@2022-08-01' = {
  name: name
  location: resourceGroup().location
  sku: {
    name: 'Basic'
    capacity: 1
  }
  properties: {
    publisherEmail: 'a@example.com'
    customProperties: {
      'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10': 'false' // never again
      'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls11': string(allowTls11)
      'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA': 'False'
    }
  }
}
