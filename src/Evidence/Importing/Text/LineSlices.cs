using System.Text;
using Equipoise.Evidence.Importing.Files;

namespace Equipoise.Evidence.Importing.Text;

/// <summary>Reads a stream line by line and gathers the lines of one record at a time.</summary>
internal abstract class LineSlices(ByteWindow window, SliceSource source)
{
    private int gathered;

    protected SliceSource Source => source;

    /// <summary>Line of the first byte that was not gathered yet.</summary>
    protected int Line => window.Line;

    protected bool IsEmpty => gathered == 0;

    /// <summary>The next record, or null at the end.</summary>
    public RecordSlice? Next()
    {
        while (true)
        {
            if (LineEnd() is not { } end) return gathered > 0 ? Cut(ended: true) : null;
            var line = Encoding.UTF8.GetString(window.Span[gathered..end]).TrimEnd('\n', '\r');
            switch (Judge(line))
            {
                case LineIs.Within: gathered = end; break;
                case LineIs.Last: gathered = end; return Cut(ended: false);
                case LineIs.FirstOfNext: return Cut(ended: false);
                case LineIs.Between: window.Skip(end); break;
            }

            if (gathered <= source.Limits.RecordBytes) continue;
            source.AtLine(ImportCodes.RecordTooLarge, window.Line, $"The record has more than {source.Limits.RecordBytes} bytes and is divided here.", dataLost: false);
            return Cut(ended: false);
        }
    }

    /// <summary>What a line is. Called once a line, but for <see cref="LineIs.FirstOfNext"/>, after which the same line comes again.</summary>
    protected abstract LineIs Judge(string line);

    /// <summary>Called when a record was cut.</summary>
    /// <param name="slice">Its text.</param>
    /// <param name="line">On which it begins.</param>
    /// <param name="ended">True when the file ended within it.</param>
    protected virtual RecordSlice Finish(RecordSlice slice, int line, bool ended) => slice;

    private RecordSlice Cut(bool ended)
    {
        var line = window.Line;
        var slice = Finish(source.Slice(window, gathered), line, ended);
        window.Skip(gathered);
        gathered = 0;
        return slice;
    }

    private int? LineEnd()
    {
        var looked = gathered;
        while (true)
        {
            var found = window.Span[looked..].IndexOf((byte)'\n');
            if (found >= 0) return looked + found + 1;
            looked = window.Span.Length;
            if (looked - gathered > source.Limits.RecordBytes) return looked;
            if (!window.Grow()) return looked > gathered ? looked : null;
        }
    }
}

/// <summary>What a line is to the record being gathered.</summary>
internal enum LineIs
{
    Within, Last, FirstOfNext, Between,
}
