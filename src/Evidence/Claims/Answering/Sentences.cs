namespace Equipoise.Evidence.Claims.Answering;

/// <summary>Sentences of our own, which end in a full stop before a capital letter.</summary>
internal static class Sentences
{
    public static string First(string text) => Of(text).First();

    public static IEnumerable<string> Of(string text)
    {
        var start = 0;
        for (var at = 0; at + 2 < text.Length; at++)
        {
            if (text[at] is not ('.' or '!' or '?') || text[at + 1] != ' ' || !char.IsUpper(text[at + 2])) continue;
            yield return text[start..(at + 1)];
            start = at + 2;
        }

        if (start < text.Length) yield return text[start..];
    }
}
