using System.Security.Cryptography;

namespace Equipoise.Registry.Exporting;

/// <summary>Passes bytes on and hashes and counts them.</summary>
internal sealed class HashedStream(Stream to) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long length;

    /// <summary>SHA-256 of what has passed so far.</summary>
    public string Hash => Convert.ToHexStringLower(hash.GetCurrentHash());

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => length;

    public override long Position { get => length; set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        to.Write(buffer);
        hash.AppendData(buffer);
        length += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) hash.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Where an export goes: what is written is held until it is drained, once for each batch, so that a slow reader blocks no thread and a long export takes no more memory than a batch.</summary>
internal sealed class ExportOutput(Stream to) : IDisposable
{
    private readonly MemoryStream held = new();
    private HashedStream? hashed;

    public HashedStream Stream => hashed ??= new(held);

    public async Task Drain(CancellationToken cancel)
    {
        if (held.Length == 0) return;
        await to.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), cancel);
        held.SetLength(0);
    }

    public void Dispose()
    {
        hashed?.Dispose();
        held.Dispose();
    }
}
