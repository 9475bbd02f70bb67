using System.Collections.Immutable;
using System.Text;
using Equipoise.Evidence.Importing.Files;

namespace Equipoise.Evidence.Importing.BibTex;

/// <summary>Cuts BibTeX into entries. Abbreviations of the file are handed to the entries behind them; text between entries is a comment.</summary>
internal sealed class BibTexSlices(ByteWindow window, SliceSource source)
{
    private ImmutableDictionary<string, string> abbreviations = ImmutableDictionary<string, string>.Empty.WithComparers(StringComparer.OrdinalIgnoreCase);

    /// <summary>The next entry, or null at the end.</summary>
    public RecordSlice? Next()
    {
        while (true)
        {
            if (!ToEntry()) return null;
            var (length, cutOff) = Length();
            var slice = source.Slice(window, length) with { IsCutOff = cutOff, Heading = abbreviations };
            window.Skip(length);
            var kind = BibTexEntry.KindOf(Encoding.UTF8.GetString(slice.Text.Span));
            if (kind is "comment" or "preamble" or "") continue;
            if (kind != "string") return slice;
            foreach (var (name, value) in BibTexEntry.Parse(Encoding.UTF8.GetString(slice.Text.Span), abbreviations).Fields) abbreviations = abbreviations.SetItem(name, value);
        }
    }

    private bool ToEntry()
    {
        while (true)
        {
            var at = window.Span.IndexOf((byte)'@');
            if (at >= 0)
            {
                window.Skip(at);
                return true;
            }

            window.Skip(window.Span.Length);
            if (!window.Grow()) return false;
        }
    }

    /// <summary>To the brace that closes the entry; where it is lost, to the next line that begins one.</summary>
    private (int Length, bool CutOff) Length()
    {
        var (at, depth) = (1, 0);
        var opened = false;
        while (true)
        {
            var span = window.Span;
            for (; at < span.Length; at++)
            {
                var b = span[at];
                if (b == '\\') { at++; continue; }
                if (b is (byte)'{' || (b == '(' && !opened)) { depth++; opened = true; }
                else if (b == '}' && --depth <= 0) return (at + 1, false);
                else if (b == ')' && depth == 1 && opened && IsRound(span)) return (at + 1, false);
                else if (b == '@' && span[at - 1] == '\n' && (opened ? LooksLikeEntry(span[at..]) : true)) return (at, opened);
            }

            if (span.Length > source.Limits.RecordBytes) return (span.Length, true);
            if (!window.Grow()) return (window.Span.Length, opened);
        }
    }

    private static bool IsRound(ReadOnlySpan<byte> span) => span.IndexOfAny((byte)'{', (byte)'(') is >= 0 and var first && span[first] == '(';

    private static bool LooksLikeEntry(ReadOnlySpan<byte> span)
    {
        var i = 1;
        while (i < span.Length && char.IsAsciiLetter((char)span[i])) i++;
        return i > 2 && i < span.Length && span[i] == '{';
    }
}
