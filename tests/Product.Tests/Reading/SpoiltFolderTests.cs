using System.Diagnostics;
using Equipoise.Evidence.Reading;

namespace Equipoise.Product.Tests.Reading;

public class SpoiltFolderTests
{
    public static TheoryData<string, string> Each => new(SpoiltFolders.All.SelectMany(code => code.Value.Keys.Select(way => (code.Key, way))));

    [Theory]
    [MemberData(nameof(Each))]
    public void A_file_that_cannot_be_a_record_is_reported(string code, string way)
    {
        using var folder = new SampleFolder();
        var (file, line) = SpoiltFolders.All[code][way](folder);
        var clock = Stopwatch.StartNew();
        var problem = Assert.Single(folder.Problems(), p => p.Code == code);
        Assert.Equal((file, line), (problem.File, problem.Line));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Problems_of_several_files_come_back_together_in_order()
    {
        using var folder = new SampleFolder();
        folder.Edit(SampleFiles.Study, "kind: primary", "kind: main")
            .Edit(SampleFiles.Study, "masking: { value: blinded", "masking: { value: blind")
            .Edit(SampleFiles.Cars, "better: lower", "better: down")
            .Edit(SampleFiles.Trial, "registry: clinical-trials-gov", "registry: [")
            .Edit(SampleFiles.Review, "{ value: smith2020,", "{ value: smith1999,")
            .Write("studies/empty.yaml", "");
        Assert.Equal(
            [
                (SampleFiles.Cars, Codes.NotAChoice), (SampleFiles.Review, Codes.ReferenceUnknown), ("studies/empty.yaml", Codes.EmptyFile),
                (SampleFiles.Study, Codes.NotAChoice), (SampleFiles.Study, Codes.NotAChoice), (SampleFiles.Trial, Codes.Syntax),
            ],
            folder.Problems().Select(p => (p.File, p.Code)));
    }

    [Fact]
    public void A_record_that_cannot_be_read_is_not_reported_again_by_those_who_refer_to_it()
    {
        using var folder = new SampleFolder();
        folder.Edit(SampleFiles.Cells, "tissue: Blood", "tissue: 7");
        Assert.Equal(Codes.NeedsQuotes, Assert.Single(folder.Problems()).Code);
    }

    [Fact]
    public void An_unknown_source_is_reported_also_beside_another_problem_of_the_same_file()
    {
        using var folder = new SampleFolder();
        folder.Edit(SampleFiles.Study, "kind: primary", "kind: main").Edit(SampleFiles.Study, "{ value: 2020, source: paper", "{ value: 2020, source: papre");
        Assert.Collection(folder.Problems(), p => Assert.Equal(Codes.NotAChoice, p.Code), p => Assert.Equal(Codes.SourceUnknown, p.Code));
    }

    [Fact]
    public void An_unknown_source_is_reported_also_when_a_source_file_has_another_problem()
    {
        using var folder = new SampleFolder();
        folder.Edit(SampleFiles.Sources, "kind: paper", "kind: scroll").Edit(SampleFiles.Study, "{ value: 2020, source: paper", "{ value: 2020, source: papre");
        Assert.Collection(folder.Problems(), p => Assert.Equal(Codes.NotAChoice, p.Code), p => Assert.Equal(Codes.SourceUnknown, p.Code));
    }

    [Fact]
    public void A_source_file_that_is_no_yaml_does_not_make_every_source_unknown()
    {
        using var folder = new SampleFolder();
        folder.Write(SampleFiles.Sources, "sources: [");
        Assert.Equal(Codes.Syntax, Assert.Single(folder.Problems()).Code);
    }

    [Fact]
    public void Two_records_with_one_id_are_reported_and_never_loaded()
    {
        using var folder = new SampleFolder();
        folder.Write("instruments/CARS3.yaml", SampleFiles.All[SampleFiles.Cars]).Write("studies/Smith2020.yaml", SampleFiles.All[SampleFiles.Study]);
        Assert.Equal(
            [("instruments/CARS3.yaml", Codes.IdIsNotFileName), ("instruments/CARS3.yaml", Codes.DuplicateId), ("studies/Smith2020.yaml", Codes.IdIsNotFileName), (SampleFiles.Study, Codes.DuplicateId)],
            folder.Problems().Select(p => (p.File, p.Code)));
    }

    [Fact]
    public void An_overlap_that_the_other_study_does_not_name_is_reported()
    {
        using var folder = new SampleFolder();
        folder.Write("studies/smith2021.yaml", SampleFiles.All[SampleFiles.Study].Replace("id: smith2020", "id: smith2021", StringComparison.Ordinal))
            .Edit(SampleFiles.Study, "results:", "overlaps:\n  - { study: smith2021, extent: part, reason: The same hospital and years. }\nresults:");
        var problem = Assert.Single(folder.Problems());
        Assert.Equal((Codes.OverlapNotMutual, SampleFiles.Study), (problem.Code, problem.File));
    }

    [Fact]
    public void A_mark_of_UTF_8_line_ends_of_Windows_and_names_that_start_with_a_point_do_no_harm()
    {
        using var folder = new SampleFolder();
        folder.Write(SampleFiles.Study, [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(SampleFiles.All[SampleFiles.Study].ReplaceLineEndings("\r\n"))])
            .Write("studies/.smith2020.yaml.swp", [0, 1, 2])
            .Write("README.md", "Read me.");
        Assert.Empty(folder.Read().Problems);
    }

    [Fact]
    public void A_folder_given_as_a_link_is_read()
    {
        using var folder = new SampleFolder();
        using var other = new SampleFolder();
        Directory.CreateSymbolicLink(other.PathOf("link"), folder.Root);
        Assert.True(EvidenceFolder.Read(other.PathOf("link"), TestContext.Current.CancellationToken).IsValid);
    }

    [Fact]
    public void Reading_stops_when_asked_to()
    {
        using var folder = new SampleFolder();
        Assert.Throws<OperationCanceledException>(() => EvidenceFolder.Read(folder.Root, new CancellationToken(canceled: true)));
    }
}
