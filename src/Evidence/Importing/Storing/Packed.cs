using System.Buffers;
using System.IO.Compression;
using System.Numerics;

namespace Equipoise.Evidence.Importing.Storing;

/// <summary>Bytes compressed with Brotli: quickly, for a registry has many.</summary>
internal static class Packed
{
    private const int Quality = 2;

    public static byte[] From(ReadOnlySpan<byte> bytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(bytes.Length));
        try
        {
            return BrotliEncoder.TryCompress(bytes, buffer, out var length, Quality, Window(bytes.Length)) ? buffer[..length]
                : throw new InvalidOperationException("A record could not be compressed.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>No larger than the record needs: clearing a large window takes longer than compressing a small record.</summary>
    private static int Window(int length) => Math.Clamp(BitOperations.Log2((uint)length + 16) + 1, 10, 22);

    public static byte[] Unpacked(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var result = new MemoryStream();
        brotli.CopyTo(result);
        return result.ToArray();
    }
}
