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
      'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TripleDes168': 'True'
    }
  }
}
