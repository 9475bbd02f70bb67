using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Releases;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Product.Tests.Releases;

public class CompareReleasesTests
{
    /// <summary>Words and decisions that are no evidence, so that no release holds them.</summary>
    private static readonly string[] OutsideReleases = ["lexicons", "places", "programmes", "screening", "words", "vetting", "clinics"];

    private static Content Whole => ReleasedEvidence.Whole.Content;

    [Fact]
    public void Equal_contents_have_no_difference() => Assert.Empty(CompareReleases.Between(Whole, Whole with { }));

    [Fact]
    public void Every_kind_of_record_is_compared()
    {
        var added = CompareReleases.Between(new Content(), Whole);

        Assert.All(added, change => Assert.Equal(RecordFate.Added, change.Fate));
        Assert.Equal(FileKind.All.Select(k => k.Folder).Except(OutsideReleases, StringComparer.Ordinal), added.Select(c => c.Kind).Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(added.Select(c => (c.Kind, c.Id)), CompareReleases.Between(Whole, new Content()).Select(c => (c.Kind, c.Id)));
    }

    [Fact]
    public void A_changed_record_names_the_fields_that_differ()
    {
        var study = Whole.Studies[3];
        var edited = Whole with { Studies = Whole.Studies.SetItem(3, study with { Title = study.Title + " (again)", CheckedBy = "a second reader" }) };

        var change = Assert.Single(CompareReleases.Between(Whole, edited));

        Assert.Equal(("studies", study.Id, RecordFate.Changed), (change.Kind, change.Id, change.Fate));
        Assert.Equal(["checkedBy", "title"], change.Fields.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void What_is_missing_from_the_newer_was_removed()
    {
        var change = Assert.Single(CompareReleases.Between(Whole, Whole with { Reviews = Whole.Reviews.RemoveAt(2) }));
        Assert.Equal(("reviews", Whole.Reviews[2].Id, RecordFate.Removed), (change.Kind, change.Id, change.Fate));
    }
}
