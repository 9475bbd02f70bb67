using Equipoise.Evidence.Costs;
using Equipoise.Evidence.Reading;

namespace Equipoise.Evidence.Checking;

/// <summary>A rate is above zero, of a year that can have been printed, the only one of its year, and says which way round it is.</summary>
internal static class RateChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        foreach (var table in files.Of<RateTable>())
            foreach (var rate in table.Rates)
            {
                if (!CodeChecks.Currency().IsMatch(rate.Currency)) yield return at.Problem(Codes.BadCode, rate, "currency", $"'{rate.Currency}' is not an ISO 4217 currency code.");
                if (rate.Value <= 0) yield return at.Problem(Codes.OutOfRange, rate, "value", "A rate is above zero.");
                if (rate.Year < 1990 || rate.Year > table.CurrentTo.Year) yield return at.Problem(Codes.OutOfRange, rate, "year", $"{rate.Year} is not a year whose average can be known here.");
                if (rate.Quoted is null != (table.Kind == RateKind.PriceIndex)) yield return at.Problem(Codes.MissingField, rate, "quoted", "An exchange rate says which way round it was printed; an index does not.");
            }

        foreach (var twice in files.Of<RateTable>().SelectMany(t => t.Rates.Select(r => (t.Kind, Rate: r))).GroupBy(r => (r.Kind, r.Rate.Currency, r.Rate.Year)).SelectMany(g => g.Skip(1)))
            yield return at.Problem(Codes.DuplicateId, twice.Rate, "year", $"There is another rate of {twice.Rate.Currency} for {twice.Rate.Year}.");
    }
}
