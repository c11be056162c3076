resource apim 'Microsoft.ApiManagement/service@2022-08-01' existing = {
  name: 'apim1'
}
