using Equipoise.Evidence.Background;

namespace Equipoise.Evidence.Translations;

/// <summary>The keys by which the sentences of facts are translated.</summary>
public static class FactKeys
{
    public static string Title(FactGroup group) => group.Id + ".title";

    public static string Summary(FactGroup group) => group.Id + ".summary";

    public static string Statement(FactGroup group, Fact fact) => $"{group.Id}.{fact.Id}";

    public static string Strength(FactGroup group, Fact fact) => $"{group.Id}.{fact.Id}.strength";

    /// <summary>Every sentence of a group that can be translated, with its key.</summary>
    public static IEnumerable<(string Key, string English)> Of(FactGroup group) =>
        [(Title(group), group.Title), (Summary(group), group.Summary), .. group.Facts.Select(fact => (Statement(group, fact), fact.Statement)), .. group.Facts.Where(fact => fact.Strength is not null).Select(fact => (Strength(group, fact), fact.Strength!))];
}
