namespace Equipoise.Evidence.Importing.Files;

/// <summary>What comes out of an archive, stopped when it is far more than can be honest.</summary>
internal sealed class ExpandingStream(Stream expanded, Func<long> packed, ImportLimits limits, ExpansionTotal total) : Stream
{
    private long length;

    public override int Read(Span<byte> buffer)
    {
        var read = expanded.Read(buffer);
        length += read;
        total.Bytes += read;
        if (total.Bytes > limits.ExpandedBytes)
            throw new SourceFault(ImportCodes.ArchiveTooLarge, FormattableString.Invariant($"The archive expands to more than {limits.ExpandedBytes >> 20} MB; the rest was left out."));
        if (length > limits.RatioFrom && length > limits.ExpansionRatio * Math.Max(1, packed()))
            throw new SourceFault(ImportCodes.ArchiveExpandsTooFar, $"The archive expands to more than {limits.ExpansionRatio} times its size, as an attack would; the rest was left out.");
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => length; set => throw new NotSupportedException(); }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) expanded.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>What has come out of one file of the command so far, its inner archives included.</summary>
internal sealed class ExpansionTotal
{
    public long Bytes { get; set; }
}
