namespace Equipoise.Evidence.Importing.Files;

/// <summary>A stream whose beginning has been looked at already.</summary>
internal sealed class HeadedStream : Stream
{
    private readonly Stream rest;
    private readonly byte[] head;
    private readonly int length;
    private readonly SourceFault? fault;
    private int given;

    private HeadedStream(Stream rest, byte[] head, int length, SourceFault? fault) => (this.rest, this.head, this.length, this.fault) = (rest, head, length, fault);

    /// <summary>Why the stream broke off at its beginning, if it did.</summary>
    public SourceFault? Fault => fault;

    /// <summary>The first bytes that have not been skipped.</summary>
    public ReadOnlySpan<byte> Head => head.AsSpan(given, length - given);

    /// <summary>Looks at so many bytes, or at all when there are fewer.</summary>
    public static HeadedStream Of(Stream stream, int size)
    {
        var first = new byte[size];
        var count = 0;
        SourceFault? broken = null;
        try
        {
            while (count < size && stream.Read(first, count, size - count) is var read and > 0) count += read;
        }
        catch (SourceFault f)
        {
            broken = f;
        }
        catch (InvalidDataException e)
        {
            broken = new(ImportCodes.ArchiveDamaged, $"The archive is damaged: {e.Message}");
        }

        return new(stream, first, count, broken);
    }

    /// <summary>Leaves bytes of the head out.</summary>
    public void Skip(int count) => given += count;

    public override int Read(Span<byte> buffer)
    {
        if (given < length)
        {
            var count = Math.Min(buffer.Length, length - given);
            head.AsSpan(given, count).CopyTo(buffer);
            given += count;
            return count;
        }

        return fault is null ? rest.Read(buffer) : throw fault;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) rest.Dispose();
        base.Dispose(disposing);
    }
}
