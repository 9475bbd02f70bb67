using System.Text;
using Equipoise.Evidence.Background;
using Equipoise.Evidence.Glossary;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;
using Equipoise.Evidence.Translations;
using Equipoise.Evidence.Writing;
using Equipoise.Product.Tests.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Product.Tests.Writing;

public class YamlWriterTests
{
    [Fact]
    public void The_whole_evidence_base_written_and_read_again_is_the_same()
    {
        var before = Read(Repository.Data);
        var copy = Directory.CreateTempSubdirectory("equipoise-copy-");
        try
        {
            foreach (var (file, record) in Files(before))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy.FullName, file))!);
                File.WriteAllText(Path.Combine(copy.FullName, file), YamlWriter.Write(record));
            }

            var after = Read(copy.FullName);
            foreach (var (was, @is) in Files(before).Zip(Files(after)))
                Assert.Equal((was.File, Text(was.Record)), (@is.File, Text(@is.Record)));
            Assert.Equal(before.Hash, after.Hash);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_hash_changes_with_the_last_digit_of_one_figure_and_not_with_the_layout()
    {
        using var folder = new SampleFolder();
        var hash = folder.Read().Snapshot!.Hash;
        Assert.Equal(hash, folder.Edit(SampleFiles.Study, "title: A small trial", "title:   \"A small trial\"   # as printed").Read().Snapshot!.Hash);
        Assert.NotEqual(hash, folder.Edit(SampleFiles.Study, "sd: 4.1", "sd: 4.2").Read().Snapshot!.Hash);
    }

    [Fact]
    public void Any_text_survives_writing_and_reading()
    {
        using var folder = new SampleFolder();
        var letters = Gen.Elements([.. "abc 019:#-'\"\\/,[]{}&*!|>%@`?~<=\n\u00a0\u2028\uFEFFéßжﬀ汉🧬\u0301\u202E".EnumerateRunes().Select(r => r.ToString()), "null", "true", "1e5", "---", "...", "<<", "\\u0041"]);
        Soak.ForAll(300, letters.ArrayOf().Select(string.Concat).Where(t => t.Trim().Length > 0), text =>
        {
            var terms = new TermList { Terms = [new Term { Id = "x", Word = text, Meaning = text + "." }] };
            var reading = folder.Write(SampleFiles.Glossary, YamlWriter.Write(terms)).Read();
            Assert.Empty(reading.Problems);
            var term = reading.Snapshot!.Terms["x"];
            Assert.Equal((text.Trim(), (text + ".").Trim()), (term.Word, term.Meaning));
        });
    }

    [Fact]
    public void Figures_keep_the_digits_they_were_printed_with()
    {
        using var folder = new SampleFolder();
        var figures =
            from value in Gen.Choose(-100_000, 100_000)
            from digits in Gen.Choose(0, 10)
            from p in Gen.Choose(1, 100_000)
            from relation in Gen.Elements("", "<", ">")
            from time in Gen.Choose(0, 1000)
            from unit in Gen.Elements("days", "weeks", "months", "years")
            select (new decimal(Math.Abs(value), 0, 0, value < 0, (byte)digits), $"{relation}{p / 100_000m}", $"{time / 10m} {unit}");
        var study = folder.Read().Snapshot!.Studies["smith2020"];
        Soak.ForAll(300, figures, f =>
        {
            var (number, p, time) = f;
            var result = study.Results[0] with { Mean = null, CiLower = null, CiUpper = null, Difference = number, P = PValue.Parse(p, null), Time = StudyTime.Parse(time, null) };
            var written = study with { Results = [result] };
            var reading = folder.Write(SampleFiles.Study, YamlWriter.Write(written)).Read();
            Assert.Empty(reading.Problems);
            Assert.Equal(Text(written), Text(reading.Snapshot!.Studies["smith2020"]));
        });
    }

    private static string Text(object record) => Encoding.UTF8.GetString(CanonicalJson.Write(record));

    private static Snapshot Read(string folder)
    {
        var reading = EvidenceFolder.Read(folder, TestContext.Current.CancellationToken);
        Assert.Empty(reading.Problems);
        return reading.Snapshot!;
    }

    private static IEnumerable<(string File, object Record)> Files(Snapshot snapshot) => Files(snapshot.Content).Concat(snapshot.Words.Files.Select(f => ($"words/{f.Language.Code()}/{f.Topic}.yaml", (object)f)));

    private static IEnumerable<(string File, object Record)> Files(Content content) =>
    [
        .. content.Studies.Select(r => ($"studies/{r.Id}.yaml", (object)r)),
        .. content.Reviews.Select(r => ($"reviews/{r.Id}.yaml", (object)r)),
        .. content.Trials.Select(r => ($"trials/{r.Id}.yaml", (object)r)),
        .. content.Instruments.Select(r => ($"instruments/{r.Id}.yaml", (object)r)),
        .. content.Cells.Select(r => ($"cells/{r.Id}.yaml", (object)r)),
        .. content.Prices.Select(r => ($"prices/{r.Id}.yaml", (object)r)),
        .. content.Rates.Select(r => ($"rates/{r.Id}.yaml", (object)r)),
        .. content.RiskOfBias.Select(r => ($"risk-of-bias/{r.Id}.yaml", (object)r)),
        .. content.MissingResults.Select(r => ($"missing-results/{r.Id}.yaml", (object)r)),
        .. content.Questions.Select(q => ($"questions/{q.Id}.yaml", (object)q)),
        .. content.Shelves.SelectMany(shelf => shelf.Value.Select(r => ($"{Folder(shelf.Key)}/{r.Id}.yaml", (object)r))),
        ("sources/all.yaml", new SourceFile { Sources = content.Sources }),
        ("glossary/terms.yaml", new TermList { Terms = content.Terms }),
    ];

    private static string Folder(Shelf shelf) => shelf switch
    {
        Shelf.NaturalCourse => "natural-course",
        Shelf.WarningSigns => "warning-signs",
        _ => shelf.ToString().ToLowerInvariant(),
    };
}
