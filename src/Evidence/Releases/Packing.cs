using System.IO.Compression;

namespace Equipoise.Evidence.Releases;

/// <summary>Canonical JSON as it is kept: compressed with Brotli.</summary>
internal static class Packing
{
    public static byte[] Packed(byte[] content)
    {
        using var result = new MemoryStream();
        using (var brotli = new BrotliStream(result, CompressionLevel.Optimal)) brotli.Write(content);
        return result.ToArray();
    }

    /// <exception cref="ReleaseDamagedException">The bytes are not Brotli.</exception>
    public static byte[] Unpacked(byte[] packed, string hash)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var result = new MemoryStream();
        try
        {
            brotli.CopyTo(result);
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidDataException)
        {
            throw new ReleaseDamagedException(hash, e);
        }

        return result.ToArray();
    }
}
