using System.Collections.Immutable;
using Equipoise.Statistics.Change;

namespace Equipoise.Evidence.Instruments;

/// <summary>Measurement error that follows from one reliability and one standard deviation of an instrument's file.</summary>
public sealed record ChangeLine(Reliability Reliability, decimal R, StandardDeviation Spread, ReliableChange Change)
{
    /// <summary>Every pair; a reliability that is a range gives one line for each end.</summary>
    public static ImmutableArray<ChangeLine> Of(Instrument instrument) =>
    [
        .. from reliability in instrument.Reliability
           from r in Ends(reliability)
           from spread in instrument.StandardDeviations
           select new ChangeLine(reliability, r, spread, ReliableChange.From((double)r, (double)spread.Value)),
    ];

    private static IEnumerable<decimal> Ends(Reliability reliability) =>
        reliability.High is { } high && high != reliability.Value ? [reliability.Value, high] : [reliability.Value];
}
