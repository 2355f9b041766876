// MikroORM keeps its metadata on the real global object: the second file of a run would meet the first one's.
const { MetadataStorage } = require("@medusajs/framework/mikro-orm/core")

MetadataStorage.clear()
