resource sa 'Microsoft.Storage/storageAccounts@2022-09-01' = {
  name: 'sa1'
  location: 'westeurope'
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {}
}
