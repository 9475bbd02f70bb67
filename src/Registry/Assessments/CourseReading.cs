using System.Collections.Immutable;
using Equipoise.Evidence.Background;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Registry.Assessments;

/// <summary>How a change compares with measurement error.</summary>
public enum BeyondError
{
    /// <summary>No reliability with a standard deviation is on file, or there is no change to compare.</summary>
    NotKnown,

    /// <summary>No larger than error by every figure on file.</summary>
    No,

    /// <summary>Larger than error by one figure on file and not by another.</summary>
    Disputed,

    /// <summary>Larger than error by every figure on file.</summary>
    Yes,
}

/// <summary>Which way a score moved.</summary>
public enum ChangeDirection
{
    /// <summary>Which way is better is not known, or there is no change to judge.</summary>
    NotKnown,
    None,
    Better,
    Worse,
}

/// <summary>What is made of the change at one point.</summary>
/// <param name="Direction">Which way.</param>
/// <param name="Error">Against measurement error.</param>
/// <param name="Matters">Whether it reaches a smallest change that matters; null where none is on file or the change is not for the better.</param>
public readonly record struct ChangeReading(ChangeDirection Direction, BeyondError Error, bool? Matters);

/// <summary>
/// One score of a child beside what is known of the instrument: how far it moves by error, what change matters, and how it moves without cells. Everything has its source; what is not on file is not there.
/// Error and usual change are known for totals in points alone, so that subscales and scaled scores have neither.
/// </summary>
public sealed record CourseReading
{
    public required ScoreSeries Series { get; init; }

    public required BetterIs Better { get; init; }

    public ScoreRange? Range { get; init; }

    /// <summary>Reliable changes from a test and its repetition: 1.96·√2·SD·√(1 − r).</summary>
    public required ImmutableArray<ChangeLine> SameRater { get; init; }

    /// <summary>Reliable changes between two raters, which hold when another person rates the second time.</summary>
    public required ImmutableArray<ChangeLine> TwoRaters { get; init; }

    /// <summary>Smallest changes that matter.</summary>
    public required ImmutableArray<ImportantChange> Important { get; init; }

    /// <summary>How the mean total moves between two ages under usual treatment.</summary>
    public required ImmutableArray<UsualChange> Usual { get; init; }

    /// <summary>What else is on file about this instrument without cells.</summary>
    public required ImmutableArray<Fact> Without { get; init; }

    public static CourseReading Of(ScoreSeries series, Snapshot evidence)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(evidence);
        var instrument = evidence.Instruments.GetValueOrDefault(series.Instrument);
        var subscale = instrument?.Subscales.FirstOrDefault(s => s.Name == series.Subscale);
        var isPoints = series.Scale is ScoreScale.Raw or ScoreScale.Count;
        var isTotal = instrument is not null && isPoints && series.Subscale is null;
        var lines = isTotal ? ChangeLine.Of(instrument!) : [];
        return new()
        {
            Series = series,
            Better = (series.Subscale is null ? instrument?.Better : subscale?.Better ?? instrument?.Better) is { } better and not BetterIs.DependsOnSubscale ? better : BetterIs.NotApplicable,
            Range = !isPoints ? null : series.Subscale is null ? instrument?.Range : subscale?.Range,
            SameRater = [.. lines.Where(l => l.Reliability.Kind == ReliabilityKind.TestRetest).OrderBy(l => l.Change.Smallest())],
            TwoRaters = [.. lines.Where(l => l.Reliability.Kind == ReliabilityKind.InterRater).OrderBy(l => l.Change.Smallest())],
            Important = isPoints ? [.. (instrument?.ImportantChanges ?? []).Where(c => c.Subscale == series.Subscale)] : [],
            Usual = isTotal ? instrument!.UsualChanges : [],
            Without = [.. evidence.Shelf(Shelf.NaturalCourse).SelectMany(g => g.Facts).Where(f => f.Instrument is { } of && evidence.Instruments.GetValueOrDefault(of)?.Family == instrument?.Family)],
        };
    }

    /// <summary>What the change at a point amounts to.</summary>
    public ChangeReading Read(CoursePoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        if (point.Change is not { } change) return default;
        var direction = change == 0 ? ChangeDirection.None
            : Better is not (BetterIs.Lower or BetterIs.Higher) ? ChangeDirection.NotKnown
            : change > 0 == (Better == BetterIs.Higher) ? ChangeDirection.Better : ChangeDirection.Worse;
        var lines = Lines(point);
        var beyond = lines.Count(l => Math.Abs((double)change) > l.Change.Smallest());
        var error = lines.IsEmpty ? BeyondError.NotKnown : beyond == 0 ? BeyondError.No : beyond < lines.Length ? BeyondError.Disputed : BeyondError.Yes;
        return new(direction, error, Important.IsEmpty || direction != ChangeDirection.Better ? null : Important.Any(c => decimal.Abs(change) >= c.Low));
    }

    /// <summary>The lines that hold for a point: those between two raters when another rated, where they are known.</summary>
    public ImmutableArray<ChangeLine> Lines(CoursePoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return !TwoRaters.IsEmpty && (point.Flags.Contains(Discontinuity.Rater) || point.Flags.Contains(Discontinuity.Answerer)) ? TwoRaters : SameRater;
    }

    /// <summary>The mean change under usual treatment between the age at the baseline and the age at a point, where one figure on file covers just these ages to half a year; null when none does.</summary>
    public UsualChange? UsualAt(CoursePoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return Series.Baseline is not { } baseline ? null
            : Usual.FirstOrDefault(u => decimal.Abs((u.FromAge * 12) - baseline.AgeMonths) <= 6 && decimal.Abs((u.ToAge * 12) - point.AgeMonths) <= 6);
    }
}
