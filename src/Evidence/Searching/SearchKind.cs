namespace Equipoise.Evidence.Searching;

/// <summary>What a search can find.</summary>
public enum SearchKind
{
    Study, Review, Trial, Instrument, Cells, Fact, Price, Term, Source,
}
