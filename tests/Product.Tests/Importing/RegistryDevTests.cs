using System.Text.Json;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Importing.Storing;

namespace Equipoise.Product.Tests.Importing;

/// <summary>Real records, where EQUIPOISE_REGISTRY_DEV names a folder that has some.</summary>
public class RegistryDevTests
{
    /// <summary>Fields of today's JSON that are left to the raw text: what the registry derives, addresses of persons, and formalities.</summary>
    private static readonly string[] LeftToTheRawText =
    [
        "derivedSection", "documentSection", "oversightModule", "centralContacts", "overallOfficials", "contacts", "responsibleParty", "organization", "certainAgreement", "pointOfContact", "seeAlsoLinks", "availIpds",
        "expandedAccessInfo", "expandedAccessTypes", "nPtrsToThisExpAccNctId", "bioSpec", "patientRegistry", "delayedPosting", "resultsWaived", "zip", "link", "domain", "orgStudyIdInfo", "secondaryIdInfos", "genderBased", "genderDescription",
        "dispFirstSubmitQcDate", "unpostedResponsibleParty", "dateUnknown", "violationAnnotation", "testedNonInferiority", "hasResults", "nctId", "nctIdAliases", "organ",
    ];

    [Fact]
    public void Every_text_of_a_real_study_is_in_the_record_that_was_read()
    {
        var studies = 0;
        foreach (var step in new CutRecords().From([Path.Combine(Folder, "ctgov-v2")]))
        {
            // The fragments were edited by hand and have fields that the registry does not.
            if (step.Slice is not { } slice || slice.File.Contains("fragments", StringComparison.Ordinal)) continue;
            studies++;
            var record = ReadRecord.From(slice).Record!;
            var read = Leaves(JsonSerializer.SerializeToElement(record, RecordJson.Options)).CountBy(l => l, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
            using var raw = JsonDocument.Parse(slice.Text);
            var lost = Leaves(raw.RootElement).CountBy(l => l, StringComparer.Ordinal).Where(l => l.Value > read.GetValueOrDefault(l.Key)).Select(l => $"{record.Id}: {l.Key} ({l.Value}, read {read.GetValueOrDefault(l.Key)})").Take(5);
            Assert.Empty(lost);
        }

        Assert.True(studies > 200, $"only {studies} studies");
    }

    [Fact]
    public void The_same_study_half_a_year_later_with_nothing_but_noise_is_the_same()
    {
        var hashes = new CutRecords().From([Path.Combine(Folder, "other-registers", "ctgov2")]).Select(s => s.Slice).OfType<RecordSlice>()
            .GroupBy(s => ReadRecord.From(s).Record!.Id, ContentHash.Of, StringComparer.Ordinal).ToList();
        Assert.NotEmpty(hashes);
        Assert.All(hashes, versions => Assert.Single(versions.Distinct(StringComparer.Ordinal)));
    }

    [Fact]
    public void Bridges_between_registers_are_found_in_secondary_ids()
    {
        var records = Reading.Of(null, Path.Combine(Folder, "ictrp", "ICTRP-Results.xml")).Records;
        using var groups = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "ictrp", "linked-groups.json")));
        foreach (var group in groups.RootElement.EnumerateArray())
        {
            var ids = group.EnumerateArray().Select(id => records.Single(r => r.Id == id.GetString())).Select(r => r.Identifiers.Where(i => i.Scheme is not ("org" or "secondary")).Select(i => (i.Scheme, i.Value)).ToHashSet()).ToList();
            Assert.All(ids, one => Assert.Contains(ids, other => other != one && other.Overlaps(one)));
        }
    }

    [Fact]
    public void A_real_review_keeps_the_pooled_result_it_states()
    {
        var review = Reading.Of(null, Path.Combine(Folder, "revman", "Fleiss1993.rm5")).Records.Single().Review!;
        var outcome = review.Comparisons[0].Outcomes[0];
        Assert.Equal((0.8968655609130709, 0.8405144008917793, 0.9569947088336491, 9.946055983220074), (outcome.Stated!.Effect!.Value.Value, outcome.Stated.CiStart!.Value.Value, outcome.Stated.CiEnd!.Value.Value, outcome.Stated.Chi2!.Value.Value));
        Assert.Equal((7, 14186d, 2128d), (outcome.Rows.Length, outcome.Rows.Sum(r => r.Total1!.Value.Value), outcome.Rows.Sum(r => r.Events1!.Value.Value)));
        Assert.Null(review.Comparisons[0].Outcomes[1].Stated);
    }

    private static string Folder
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("EQUIPOISE_REGISTRY_DEV");
            if (string.IsNullOrEmpty(folder)) Assert.Skip("EQUIPOISE_REGISTRY_DEV names no folder of real records.");
            return folder;
        }
    }

    private static IEnumerable<string> Leaves(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Where(p => !LeftToTheRawText.Contains(p.Name, StringComparer.Ordinal) && !IsEnum(p)).SelectMany(p => Leaves(p.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Leaves),
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? [text] : [],
        JsonValueKind.Number => [double.Parse(value.GetRawText(), System.Globalization.CultureInfo.InvariantCulture).ToString("R", System.Globalization.CultureInfo.InvariantCulture)],
        _ => [],
    };

    /// <summary>Kinds of dates and ranks of outcomes become words of our own.</summary>
    private static bool IsEnum(JsonProperty p) => p.Name == "type" && p.Value.ValueKind == JsonValueKind.String && p.Value.GetString() is "ACTUAL" or "ESTIMATED" or "PRIMARY" or "SECONDARY" or "OTHER_PRE_SPECIFIED" or "POST_HOC";
}
