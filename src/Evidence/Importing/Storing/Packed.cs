using System.Buffers;
using System.IO.Compression;

namespace Equipoise.Evidence.Importing.Storing;

/// <summary>Bytes compressed with Brotli: quickly, for a registry has many.</summary>
internal static class Packed
{
    private const int Quality = 2;
    private const int Window = 20;

    public static byte[] From(ReadOnlySpan<byte> bytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(bytes.Length));
        try
        {
            return BrotliEncoder.TryCompress(bytes, buffer, out var length, Quality, Window) ? buffer[..length]
                : throw new InvalidOperationException("A record could not be compressed.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static byte[] Unpacked(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var result = new MemoryStream();
        brotli.CopyTo(result);
        return result.ToArray();
    }
}
