using System.Text;
using Equipoise.Evidence.Searching;

namespace Equipoise.Evidence.Importing.Indexing;

/// <summary>
/// The words of texts as both engines are given them: folded, in their order, one space between, so that neither takes a text apart in a way of its own.
/// A sign between two texts keeps a phrase from reaching over both. Hyphenated words stand once more, joined, at the end.
/// </summary>
/// <param name="room">What the words may come to in the index of PostgreSQL, in bytes; what comes after is left out.</param>
internal sealed class FoldedText(int room)
{
    private const int RoomOfWord = 8;
    private readonly StringBuilder words = new();
    private readonly HashSet<string> joined = new(StringComparer.Ordinal);
    private int room = room;

    public void Add(string text)
    {
        if (words.Length > 0) Append([WordMarks.Gap]);
        var reader = new TokenReader(text);
        while (room > 0 && reader.Next())
        {
            if (!reader.IsJoined) Append(PluralFolding.Fold(reader.Term, reader.IsAcronym));
            else if (joined.Count < 1000) joined.Add(reader.Term.ToString());
        }
    }

    public override string ToString()
    {
        if (joined.Count > 0) Append([WordMarks.Gap]);
        foreach (var word in joined) Append(word);
        return words.ToString();
    }

    private void Append(ReadOnlySpan<char> word)
    {
        if (words.Length > 0) words.Append(' ');
        words.Append(word);
        room -= Encoding.UTF8.GetByteCount(word) + RoomOfWord;
    }
}
