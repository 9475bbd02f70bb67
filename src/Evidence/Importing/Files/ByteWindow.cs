namespace Equipoise.Evidence.Importing.Files;

/// <summary>A part of a stream that moves forward and grows only when a record needs it.</summary>
internal sealed class ByteWindow(Stream stream, int size = 1 << 16)
{
    private readonly int usual = size;
    private byte[] buffer = new byte[size];
    private int start;
    private int end;

    /// <summary>Bytes before the window.</summary>
    public long Offset { get; private set; }

    /// <summary>Line of the first byte of the window, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>True when the stream has no more.</summary>
    public bool Ended { get; private set; }

    /// <summary>Why the stream broke off, if it did.</summary>
    public SourceFault? Fault { get; private set; }

    public ReadOnlySpan<byte> Span => buffer.AsSpan(start, end - start);

    /// <summary>Reads more behind the window; false when there is no more.</summary>
    public bool Grow()
    {
        if (Ended) return false;
        MakeRoom();
        var read = Read();
        if (read == 0) Ended = true;
        end += read;
        return read > 0;
    }

    /// <summary>Moves the start of the window.</summary>
    public void Skip(int count)
    {
        Line += buffer.AsSpan(start, count).Count((byte)'\n');
        start += count;
        Offset += count;
    }

    private void MakeRoom()
    {
        var held = end - start;
        if (held == 0 && buffer.Length > usual * 16)
        {
            buffer = new byte[usual];
        }
        else if (held > buffer.Length / 2)
        {
            var larger = new byte[buffer.Length * 2];
            Span.CopyTo(larger);
            buffer = larger;
        }
        else if (start > 0)
        {
            Span.CopyTo(buffer);
        }

        (start, end) = (0, held);
    }

    private int Read()
    {
        try
        {
            return stream.Read(buffer, end, buffer.Length - end);
        }
        catch (SourceFault fault)
        {
            Fault = fault;
        }
        catch (InvalidDataException e)
        {
            Fault = new(ImportCodes.ArchiveDamaged, $"The archive is damaged here: {e.Message}");
        }
        catch (IOException e)
        {
            Fault = new(ImportCodes.Unreadable, $"Reading broke off: {e.Message}");
        }

        return 0;
    }
}

/// <summary>A stream that cannot or may not be read further.</summary>
internal sealed class SourceFault(string code, string message) : IOException(message)
{
    public string Code { get; } = code;
}
