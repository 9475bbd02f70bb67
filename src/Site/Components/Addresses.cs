using Equipoise.Evidence.Background;
using Equipoise.Evidence.Cells;
using Equipoise.Evidence.Costs;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.Reviews;
using Equipoise.Evidence.Studies;

namespace Equipoise.Site.Components;

/// <summary>Where each record has its page.</summary>
public static class Addresses
{
    public static string Of(Study study) => $"/studies/{study.Id}";

    public static string Of(Review review) => $"/reviews/{review.Id}";

    public static string Of(RegisteredTrial trial) => $"/trials/{trial.Id}";

    public static string Of(Instrument instrument) => $"/instruments/{instrument.Id}";

    public static string Of(CellType cells) => $"/cells/{cells.Id}";

    public static string Of(Shelf shelf) => "/" + Choice.Word(shelf);

    public static string Of(Shelf shelf, FactGroup group) => $"{Of(shelf)}#{group.Id}";

    public static string Of(PriceList prices) => $"/costs#{prices.Id}";
}
