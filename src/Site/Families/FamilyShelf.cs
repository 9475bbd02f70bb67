using Equipoise.Evidence.Background;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Components;

namespace Equipoise.Site.Families;

/// <summary>A family page that shows groups of facts, with the numbers of their sources.</summary>
public abstract class FamilyShelf : FamilyPage
{
    private SourceBook? book;

    /// <summary>The groups the page shows, in order.</summary>
    protected abstract IEnumerable<(Shelf Shelf, string Group)> Shown { get; }

    protected override bool IsOnFile => base.IsOnFile && Shown.All(s => Snapshot.Shelf(s.Shelf).Any(g => g.Id == s.Group));

    protected SourceBook Book => book ??= SourceBook.Of(Snapshot, [.. Shown.Select(s => Group(s.Shelf, s.Group))]);

    /// <summary>A group by its id.</summary>
    protected FactGroup Group(Shelf shelf, string id) => Snapshot.Shelf(shelf).First(g => g.Id == id);
}
