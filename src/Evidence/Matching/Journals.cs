using Equipoise.Evidence.Searching;

namespace Equipoise.Evidence.Matching;

/// <summary>Compares names of journals, whole or abbreviated: "J Pediatr" may be "The Journal of Pediatrics".</summary>
internal static class Journals
{
    public static bool MayBeSame(string a, string b)
    {
        var (first, second) = (Words(a), Words(b));
        if (first.Count == 0 || second.Count == 0) return true;
        return string.Concat(first) == string.Concat(second) || Abbreviates(first, second) || Abbreviates(second, first) || Initials(first, second) || Initials(second, first);
    }

    /// <summary>Every word of the short name begins a word of the long one, in order, and none of the long one is left over but a subtitle.</summary>
    private static bool Abbreviates(List<string> shorter, List<string> longer)
    {
        var at = 0;
        foreach (var word in shorter)
        {
            if (at >= longer.Count || !longer[at].StartsWith(word, StringComparison.Ordinal)) return false;
            at++;
        }

        return true;
    }

    private static bool Initials(List<string> shorter, List<string> longer) =>
        shorter.Count == 1 && longer.Count > 2 && shorter[0] == string.Concat(longer.Select(w => w[0]));

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var reader = new TokenReader(name);
        while (reader.Next())
            if (!reader.IsJoined && !QueryWords.IsEmpty(reader.Term.ToString()) && !(words.Count > 0 && reader.Term[0] is >= '0' and <= '9')) words.Add(reader.Term.ToString());
        return words;
    }
}
