using System.CommandLine;

namespace Equipoise.Cli.Meta;

/// <summary>A word that may be chosen, and what it stands for.</summary>
internal sealed record Word<T>(string Text, T Value)
{
    public override string ToString() => Text;
}

/// <summary>Options whose value is one of a few words, whatever their case. The first is the default.</summary>
internal static class Choice
{
    public static Option<Word<T>> Of<T>(string name, string description, params Word<T>[] words) => new(name)
    {
        Description = words.Length > 6 ? $"{description}: {Words(words)}" : description,
        HelpName = words.Length > 6 ? "name" : Words(words),
        DefaultValueFactory = _ => words[0],
        CustomParser = result =>
        {
            var given = result.Tokens.Count == 1 ? result.Tokens[0].Value : words[0].Text;
            if (Array.Find(words, w => w.Text.Equals(given, StringComparison.OrdinalIgnoreCase)) is { } word) return word;
            result.AddError($"{name} {given}: it is one of {Words(words)}.");
            return words[0];
        },
    };

    private static string Words<T>(Word<T>[] words) => string.Join('|', words.Select(w => w.Text));
}
