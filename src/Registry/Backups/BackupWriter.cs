using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Registry.Backups;

/// <summary>Writes entries of JSON lines, one after the other, in constant memory, and the manifest last.</summary>
internal sealed class BackupWriter(ZipArchive zip)
{
    private readonly ImmutableArray<BackupEntry>.Builder entries = ImmutableArray.CreateBuilder<BackupEntry>();

    /// <summary>Rows are written as they are, so that nothing that a canonical form leaves out is lost, and every property comes back, also one that only this assembly sets.</summary>
    internal static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { SetAll } }, Converters = { new PlainDecimal() } };

    public async Task<long> Write(string name, IAsyncEnumerable<ReadOnlyMemory<byte>> lines, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0L;
        await using (var stream = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancel))
        {
            await foreach (var line in lines.WithCancellation(cancel))
            {
                await stream.WriteAsync(line, cancel);
                await stream.WriteAsync("\n"u8.ToArray(), cancel);
                hash.AppendData(line.Span);
                hash.AppendData("\n"u8);
                rows++;
            }
        }

        entries.Add(new(name, rows, Convert.ToHexStringLower(hash.GetHashAndReset())));
        return rows;
    }

    private static void SetAll(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            if (property.Set is null && property.AttributeProvider is PropertyInfo { SetMethod: not null } own) property.Set = own.SetValue;
    }

    public async Task Finish(DateTimeOffset at, CancellationToken cancel)
    {
        await using var stream = await zip.CreateEntry(BackupManifest.Name).OpenAsync(cancel);
        await stream.WriteAsync(CanonicalJson.Write(new BackupManifest(BackupManifest.CurrentFormat, at, entries.ToImmutable())), cancel);
    }

    /// <summary>Engines keep different numbers of zeros after the point; a backup keeps none.</summary>
    private sealed class PlainDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value / 1.0000000000000000000000000000m);
    }
}
