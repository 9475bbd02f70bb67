using System.Collections.Immutable;
using Equipoise.Statistics;

namespace Equipoise.Site.Pictures.Forest;

/// <summary>One study. Without an estimate it is named all the same.</summary>
public sealed record ForestRow(string Name, double? Estimate, Interval? Interval, double? Weight = null)
{
    public Comparison Comparison { get; init; }

    /// <summary>What stands under <see cref="ForestPicture.Headings"/>.</summary>
    public ImmutableArray<string> Extra { get; init; } = [];
}

/// <summary>A pooled effect, drawn as a diamond, with the interval for a new study below it.</summary>
public sealed record ForestSummary(string Name, double Estimate, Interval Interval, Interval? Prediction = null)
{
    /// <summary>Heterogeneity and the like, in a sentence.</summary>
    public string? Note { get; init; }
}

/// <summary>Studies that belong together.</summary>
public sealed record ForestGroup(string? Name, ImmutableArray<ForestRow> Rows, ForestSummary? Summary = null);

/// <summary>Effects of studies with their intervals around the line of no effect. Also the cumulative and the leave-one-out picture, whose rows are pooled effects.</summary>
public sealed record ForestPicture(EffectScale Scale, ImmutableArray<ForestGroup> Groups, ForestSummary? Overall = null) : Picture
{
    public override string Kind => Steps switch { ForestSteps.Cumulative => "cumulative", ForestSteps.LeaveOneOut => "leave-one-out", _ => "forest" };

    /// <summary>Whether the rows are studies or pooled effects.</summary>
    public ForestSteps Steps { get; init; }

    /// <summary>Level of the intervals, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Extra columns, shown where there is room.</summary>
    public ImmutableArray<string> Headings { get; init; } = [];

    /// <summary>The test between groups, and other sentences under the rows.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    public IEnumerable<ForestRow> Rows => Groups.SelectMany(g => g.Rows);

    public string Percent => FormattableString.Invariant($"{100 * Level:0.##}%");

    public int Decimals => Scale.Decimals(Width());

    public override string Description
    {
        get
        {
            var (right, left, across) = (0, 0, 0);
            foreach (var row in Rows)
            {
                if (row.Interval is not { } i) continue;
                if (i.Contains(0)) across++;
                else if (i.Lower > 0 != Scale.IsReversed) right++;
                else left++;
            }

            var what = Steps == ForestSteps.None ? Shown.Count(Rows.Count(), "study", "studies") : Shown.Count(Rows.Count(), "pooled effect", "pooled effects");
            var pooled = Overall is { } o ? $" {o.Name}: {Figures(o.Estimate, o.Interval)}." : "";
            if (Scale.IsSingleGroup) return $"{Title}. {Shown.Upper(Scale.Name)} of {what}.{pooled}";
            return $"{Title}. {Shown.Upper(Scale.Name)} of {what}: {right} to the right of no effect ({Scale.RightWords}), {left} to the left ({Scale.LeftWords}), {across} with an interval that includes no effect{(Rows.Count(r => r.Interval is null) is > 0 and var none ? FormattableString.Invariant($", {none} without an interval") : "")}.{pooled}";
        }
    }

    public override TextTable Table
    {
        get
        {
            var grouped = Groups.Any(g => g.Name is not null);
            var weighted = Rows.Any(r => r.Weight is not null);
            var compared = Rows.Any(r => r.Comparison != Comparison.NotShown);
            ImmutableArray<string> columns = [Steps == ForestSteps.None ? "Study" : "Studies", .. Only(grouped, "Group"), .. Headings, Shown.Upper(Scale.Name), $"{Percent} from", $"{Percent} to", .. Only(weighted, "Weight"), .. Only(compared, "Comparison group")];
            var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
            foreach (var group in Groups)
            {
                foreach (var row in group.Rows)
                {
                    rows.Add([row.Name, .. Only(grouped, group.Name ?? ""), .. Headings.Select((_, i) => i < row.Extra.Length ? row.Extra[i] : ""), Figure(row.Estimate), Figure(row.Interval?.Lower), Figure(row.Interval?.Upper),
                        .. Only(weighted, row.Weight is { } w ? Shown.Percent(w) : ""), .. Only(compared, row.Comparison switch { Comparison.Controlled => "yes", Comparison.Uncontrolled => "no", _ => "not said" })]);
                }

                if (group.Summary is { } summary) Add(rows, summary, group.Name, grouped, columns.Length);
            }

            if (Overall is { } overall) Add(rows, overall, "", grouped, columns.Length);
            string?[] notes = [.. Groups.Select(g => g.Summary?.Note is { } note && g.Name is not null ? $"{g.Name}: {note}" : g.Summary?.Note), Overall?.Note, .. Notes];
            return new(columns, rows.ToImmutable()) { Notes = [.. notes.OfType<string>()] };
        }
    }

    public override Drawing Draw(Breadth breadth) => new ForestLayout(this, breadth).Drawing;

    public string Figures(double estimate, Interval interval) => $"{Scale.Figure(estimate, Decimals)} ({Scale.Range(interval.Lower, interval.Upper, Decimals)})";

    private static string[] Only(bool when, string words) => when ? [words] : [];

    private string Figure(double? value) => value is { } v ? Scale.Figure(v, Decimals) : "not available";

    private void Add(ImmutableArray<ImmutableArray<string>>.Builder rows, ForestSummary summary, string? group, bool grouped, int columns)
    {
        rows.Add(Line(summary.Name, Figure(summary.Estimate), summary.Interval));
        if (summary.Prediction is { } prediction) rows.Add(Line("Prediction interval", "", prediction));

        ImmutableArray<string> Line(string name, string estimate, Interval interval)
        {
            string[] cells = [name, .. Only(grouped, group ?? ""), .. Headings.Select(_ => ""), estimate, Figure(interval.Lower), Figure(interval.Upper)];
            return [.. cells, .. Enumerable.Repeat("", columns - cells.Length)];
        }
    }

    /// <summary>Width of the middle interval: it says how many decimals mean something.</summary>
    private double Width()
    {
        double[] widths = [.. Rows.Select(r => r.Interval?.Width ?? 0).Append(Overall?.Interval.Width ?? 0).Where(w => w > 0).Order()];
        return widths.Length == 0 ? 0 : widths[widths.Length / 2];
    }
}

/// <summary>What the rows of a forest picture are.</summary>
public enum ForestSteps
{
    /// <summary>Studies.</summary>
    None,

    /// <summary>The pooled effect of the first one, two, three … studies.</summary>
    Cumulative,

    /// <summary>The pooled effect without each study.</summary>
    LeaveOneOut,
}
