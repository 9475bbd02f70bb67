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

    [Inject] public required NavigationManager Navigation { get; set; }

    /// <summary>The page's file in <c>data/words</c>.</summary>
    protected abstract string Topic { get; }

    /// <summary>Whether the evidence base holds what the page is made of. A folder of one's own need not.</summary>
    protected virtual bool IsOnFile => Snapshot.Words.Find(PageLanguage.En, Topic) is not null && Snapshot.Words.Find(PageLanguage.En, FamilyWords.Shared) is not null;

    public override Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (IsOnFile) return base.SetParametersAsync(ParameterView.Empty);
        Navigation.NotFound();
        return Task.CompletedTask;
    }

    protected FamilyWords W => words ??= new(Snapshot.Words, PageLanguages.Translated(Lang) ?? PageLanguage.En, Topic);
}
