using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Equipoise.Site.Serving;

/// <summary>A finished answer: its bytes in every packing, with the headers that go with them.</summary>
public sealed class KeptAnswer
{
    private const int WorthPacking = 256;
    private const int Piece = 64 * 1024; // larger bodies wait for the client between pieces, so that slow readers hold little memory
    private static readonly StringValues Varies = "Accept-Encoding";

    private readonly Packed[] packed;
    private readonly StringValues contentType, cacheControl, disposition, allowOrigin, policy;

    private KeptAnswer(Packed[] packed, IHeaderDictionary headers, string cacheControl)
    {
        this.packed = packed;
        this.cacheControl = cacheControl;
        contentType = headers.ContentType;
        disposition = headers.ContentDisposition;
        allowOrigin = headers.AccessControlAllowOrigin;
        policy = headers.ContentSecurityPolicy;
        Weight = 1024 + packed.Distinct().Sum(p => (long)p.Bytes.Length);
    }

    /// <summary>Bytes of memory it takes, near enough.</summary>
    public long Weight { get; }

    public static KeptAnswer Of(byte[] body, IHeaderDictionary headers, string cacheControl)
    {
        var tag = Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12));
        var plain = new Packed(body, $"\"{tag}\"", StringValues.Empty);
        if (body.Length < WorthPacking) return new([plain, plain, plain], headers, cacheControl);
        var gzip = new Packed(Gzip(body), $"\"{tag}-gz\"", "gzip");
        var brotli = new Packed(Brotli(body), $"\"{tag}-br\"", "br");
        return new([plain, Smaller(gzip, plain), Smaller(brotli, plain)], headers, cacheControl);
    }

    public Task Write(HttpContext http)
    {
        var request = http.Request.Headers;
        var response = http.Response;
        var chosen = packed[(int)AcceptedEncoding.Best(request.AcceptEncoding)];
        var headers = response.Headers;
        headers.ETag = chosen.Tag;
        headers.CacheControl = cacheControl;
        headers.Vary = Varies;
        if (policy.Count > 0) headers.ContentSecurityPolicy = policy;
        if (allowOrigin.Count > 0) headers.AccessControlAllowOrigin = allowOrigin;
        if (request.IfNoneMatch.Count > 0 && Matches(request.IfNoneMatch, chosen.Tag.ToString()))
        {
            headers.ContentType = default;
            headers.ContentDisposition = default;
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = contentType;
        if (disposition.Count > 0) headers.ContentDisposition = disposition;
        if (chosen.Encoding.Count > 0) headers.ContentEncoding = chosen.Encoding;
        response.ContentLength = chosen.Bytes.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : Send(response.BodyWriter, chosen.Bytes, http.RequestAborted);
    }

    private static bool Matches(StringValues asked, string tag)
    {
        foreach (var line in asked)
        {
            if (line is null) continue;
            if (line.Contains(tag, StringComparison.Ordinal) || line.AsSpan().Trim() is "*") return true;
        }

        return false;
    }

    private static Task Send(PipeWriter writer, byte[] bytes, CancellationToken cancel)
    {
        if (bytes.Length > Piece) return SendInPieces(writer, bytes, cancel);
        writer.Write(bytes); // the server flushes head and body together when the request ends
        return Task.CompletedTask;
    }

    private static async Task SendInPieces(PipeWriter writer, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        for (; bytes.Length > 0; bytes = bytes[Math.Min(Piece, bytes.Length)..])
        {
            var flush = await writer.WriteAsync(bytes[..Math.Min(Piece, bytes.Length)], cancel);
            if (flush.IsCompleted) return;
        }
    }

    private static Packed Smaller(Packed packed, Packed plain) => packed.Bytes.Length < plain.Bytes.Length ? packed : plain;

    private static byte[] Gzip(byte[] body)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(body);
        return memory.ToArray();
    }

    private static byte[] Brotli(byte[] body)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(body.Length));
        try
        {
            return BrotliEncoder.TryCompress(body, buffer, out var written, quality: 6, window: 22) ? buffer[..written] : body;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private sealed record Packed(byte[] Bytes, StringValues Tag, StringValues Encoding);
}
