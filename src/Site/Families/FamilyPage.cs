using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Translations;
using Microsoft.AspNetCore.Components;

namespace Equipoise.Site.Families;

/// <summary>A page for families: in English at its own address, in other languages below their codes.</summary>
public abstract class FamilyPage : ComponentBase
{
    private FamilyWords? words;

    /// <summary>Code of a language other than English, from the address.</summary>
    [Parameter] public string? Lang { get; set; }

    [Inject] public required Snapshot Snapshot { get; set; }

    /// <summary>The page's file in <c>data/words</c>.</summary>
    protected abstract string Topic { get; }

    protected FamilyWords W => words ??= new(Snapshot.Words, PageLanguages.Translated(Lang) ?? PageLanguage.En, Topic);
}
