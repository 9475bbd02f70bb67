using Equipoise.Statistics.Pooling;

namespace Equipoise.Evidence.Synthesis;

/// <summary>Collects what a reader must know.</summary>
internal sealed class Warnings
{
    private readonly List<MetaWarning> all = [];

    public IReadOnlyList<MetaWarning> All => all;

    public void Add(string code, string message, params IReadOnlyList<int> rows) => all.Add(new(code, message, rows));

    public void LeftOut(IEnumerable<LeftOutStudy> studies, IReadOnlyList<string> names)
    {
        foreach (var reason in studies.GroupBy(s => s.Reason))
        {
            int[] rows = [.. reason.Select(s => s.Row)];
            var why = reason.Key switch
            {
                LeftOutReason.Missing => "their effect, its variance or a moderator is missing",
                LeftOutReason.Infinite => "their effect, its variance or a moderator is infinite",
                LeftOutReason.NoInformation => "no one or everyone in both groups had the event, or a group is empty",
                _ => "their variance is not above zero",
            };
            var some = string.Join(", ", rows.Take(5).Select(r => names[r])) + (rows.Length > 5 ? FormattableString.Invariant($" and {rows.Length - 5} more") : "");
            Add("study-left-out", FormattableString.Invariant($"Left out, because {why}: {some}."), [.. rows.Select(r => r + 1)]);
        }
    }

    /// <summary>An analysis beside the model that may be impossible for these studies; then a warning says why.</summary>
    public bool Try<T>(string analysis, Func<T> compute, out T? result)
    {
        try
        {
            result = compute();
            return true;
        }
        catch (ArgumentException refusal)
        {
            Add(analysis + "-not-possible", Refusals.Sentence(refusal));
            result = default;
            return false;
        }
    }
}
