using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Equipoise.Evidence.Claims.Ranking;

/// <summary>Gathers the features of one passage after another. A name is put together in one place and looked up there, so that none is ever made a string.</summary>
/// <param name="names">The names that count.</param>
public sealed class FeatureSet(FeatureNames names)
{
    /// <summary>Letters of the longest name; what goes beyond is cut.</summary>
    private const int Longest = 160;

    private readonly char[] name = new char[Longest];
    private readonly List<int> gathered = [];
    private int[] seenIn = new int[names.Count];
    private int passage = 1, count;

    public void Add(ReadOnlySpan<char> feature)
    {
        count++;
        var number = names.Of(feature);
        if (number < 0) return;
        if (number >= seenIn.Length) Array.Resize(ref seenIn, 2 * (number + 1));
        if (seenIn[number] == passage) return;
        seenIn[number] = passage;
        gathered.Add(number);
    }

    public void Add([InterpolatedStringHandlerArgument("")] ref Name feature) => Add(feature.Text);

    /// <summary>What was gathered, each once; the next passage begins.</summary>
    public PassageFeatures Take()
    {
        var taken = new PassageFeatures([.. gathered], count);
        gathered.Clear();
        count = 0;
        passage++;
        return taken;
    }

    /// <summary>A name while it is put together.</summary>
    [InterpolatedStringHandler]
    public ref struct Name
    {
        private readonly Span<char> letters;
        private int length;

        public Name(int literalLength, int formattedCount, FeatureSet of) => letters = of.name;

        internal readonly ReadOnlySpan<char> Text => letters[..length];

        public void AppendLiteral(string text) => AppendFormatted(text.AsSpan());

        public void AppendFormatted(string text) => AppendFormatted(text.AsSpan());

        public void AppendFormatted(ReadOnlySpan<char> text)
        {
            text = text[..Math.Min(text.Length, letters.Length - length)];
            text.CopyTo(letters[length..]);
            length += text.Length;
        }

        public void AppendFormatted<T>(T value) where T : struct, Enum
        {
            if (Enum.TryFormat(value, letters[length..], out var written)) length += written;
        }
    }
}
