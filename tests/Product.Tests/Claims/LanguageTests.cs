using System.Collections.Immutable;
using Equipoise.Evidence.Claims;
using Equipoise.Evidence.Claims.Languages;
using Equipoise.Evidence.Claims.Lexicons;
using Equipoise.Evidence.Claims.Ranking;

namespace Equipoise.Product.Tests.Claims;

/// <summary>Which language a page is in, and how pages in Spanish and Turkish are answered, on pages of our own from which their words were chosen.</summary>
public class LanguageTests
{
    private static readonly TellLanguage Tell = new(Sentence.Lexicons);

    [Fact]
    public void One_typed_sentence_is_English_and_no_whole_page()
    {
        var report = OwnPages.Check("Our stem cells cure autism.");

        Assert.Equal("en", report.Document.Language);
        Assert.Equal(Verdict.Contradicted, Assert.Single(report.Claims).Verdict);
        Assert.Contains(report.Document.Notes, n => n.StartsWith("Only a sentence", StringComparison.Ordinal));
        Assert.Empty(report.Omissions);
    }

    [Theory]
    [InlineData("Our clinic offers stem cells for children with autism and we have treated many of them.", "en")]
    [InlineData("Nuestra clínica ofrece células madre para los niños con autismo y ha tratado a muchos.", "es")]
    [InlineData("Kliniğimiz otizmli çocuklar için kök hücre tedavisi sunar ve bir çok aile ile çalışır.", "tr")]
    [InlineData("Die Klinik bietet Stammzellen für Kinder mit Autismus an, und wir haben viele von ihnen behandelt.", "de")]
    [InlineData("La clinique propose des cellules souches pour les enfants avec autisme et nous en avons traité beaucoup.", "fr")]
    [InlineData("La clinica offre cellule staminali per i bambini con autismo e ne abbiamo trattati molti con il nostro metodo.", "it")]
    [InlineData("A clínica oferece células-tronco para crianças com autismo e não há outra como a nossa.", "pt")]
    [InlineData("Klinika oferuje komórki macierzyste dla dzieci z autyzmem i nie jest to jedyna metoda, która pomaga.", "pl")]
    [InlineData("Клиника предлагает стволовые клетки для детей с аутизмом, и мы лечим их не только здесь.", "ru")]
    [InlineData("Клініка пропонує стовбурові клітини для дітей з аутизмом, і ми лікуємо їх не тільки тут.", "uk")]
    [InlineData("تقدم العيادة الخلايا الجذعية للأطفال المصابين بالتوحد", "ar")]
    [InlineData("诊所为自闭症儿童提供干细胞治疗。", "zh")]
    [InlineData("クリニックは自閉症の子どもに幹細胞を提供します。", "ja")]
    [InlineData("क्लिनिक ऑटिज़्म वाले बच्चों को स्टेम सेल देता है।", "hi")]
    [InlineData("คลินิกให้เซลล์ต้นกำเนิดแก่เด็กออทิสติก", "th")]
    [InlineData("Phòng khám cung cấp tế bào gốc cho trẻ tự kỷ và đã điều trị cho nhiều người.", "vi")]
    [InlineData("12345 67890 !!!", "und")]
    [InlineData("", "und")]
    public void A_language_is_told(string text, string language) => Assert.Equal(language, Tell.Of(text));

    [Fact]
    public void Every_page_of_our_own_is_told_by_its_language()
    {
        Assert.All(OwnPages.All, p => Assert.Equal("en", Tell.Of(p.Text)));
        Assert.All(Pages("es"), p => Assert.Equal("es", Tell.Of(p.Text)));
        Assert.All(Pages("tr"), p => Assert.Equal("tr", Tell.Of(p.Text)));
    }

    /// <summary>The same concepts in each language, so that what is known in one is known in all; but each counts in its own way.</summary>
    [Theory]
    [InlineData("es")]
    [InlineData("tr")]
    public void No_concept_is_made_up_for_one_language(string language)
    {
        var english = Concepts("en").Append("law.forbidden").Append("negation.after").Append("negation.inside").ToHashSet(StringComparer.Ordinal);
        Assert.Subset(english, Concepts(language).Where(c => !c.StartsWith("numeral.", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("es", 0.8, 0.7)]
    [InlineData("tr", 0.8, 0.7)]
    public void Pages_in_other_languages_are_read_by_their_concepts(string language, double leastFound, double leastRight)
    {
        int claims = 0, found = 0, right = 0, told = 0, extra = 0;
        foreach (var page in Pages(language))
        {
            var report = OwnPages.Check(page.Text);
            Assert.Equal(language, report.Document.Language);
            Assert.Contains(report.Document.Notes, n => n.Contains("less exact", StringComparison.Ordinal));
            claims += page.Claims.Length;
            told += report.Claims.Length;
            extra += report.Claims.Count(c => !page.Claims.Any(g => Meets(c, g)));
            foreach (var gold in page.Claims)
            {
                if (report.Claims.FirstOrDefault(c => Meets(c, gold)) is not { } hit) continue;
                found++;
                if (ClaimLabels.Of(hit.Verdict) == gold.Verdict) right++;
            }
        }

        Assert.InRange(claims, 25, int.MaxValue);
        Assert.InRange((double)found / claims, leastFound, 1);
        Assert.InRange((double)right / claims, leastRight, 1);
        Assert.InRange((double)extra / told, 0, 0.2);
    }

    /// <summary>A cure that is sold is never called true, in whatever language.</summary>
    [Theory]
    [InlineData("Las células madre curan el autismo en todos los niños de nuestra clínica.", Warning.CureLanguage)]
    [InlineData("Garantizamos que las células madre mejoran a su hijo.", Warning.Guarantee)]
    [InlineData("Las células madre no tienen efectos secundarios en los niños.", Warning.NoSideEffects)]
    [InlineData("Kök hücre tedavisi ile otizm tamamen iyileşir ve bu çok önemlidir.", Warning.CureLanguage)]
    [InlineData("Kök hücre tedavisi ile sonuç garanti edilir ve bu bizim için önemlidir.", Warning.Guarantee)]
    [InlineData("Kök hücre tedavisinin hiçbir yan etkisi yoktur ve bu çok önemlidir.", Warning.NoSideEffects)]
    public void A_warning_sign_is_seen_in_each_language(string text, Warning sign)
    {
        var claim = Assert.Single(OwnPages.Check(text).Claims);
        Assert.Contains(sign, claim.Flags);
        Assert.NotEqual(Verdict.Supported, claim.Verdict);
    }

    [Theory]
    [InlineData("No hay cura para el autismo y las células madre no lo curan.")]
    [InlineData("Nadie puede garantizar que las células madre funcionen en los niños.")]
    [InlineData("Otizmin kesin tedavisi yoktur ve bu bir çok aile için zordur.")]
    [InlineData("Kök hücre tedavisi için garanti verilemez ve bu bir gerçektir.")]
    public void What_is_denied_is_no_promise(string text) => Assert.All(OwnPages.Check(text).Claims, c =>
    {
        Assert.DoesNotContain(Warning.CureLanguage, c.Flags);
        Assert.DoesNotContain(Warning.Guarantee, c.Flags);
    });

    [Fact]
    public void A_language_that_we_do_not_read_gets_a_plain_note()
    {
        var report = OwnPages.Check("Die Klinik bietet Stammzellen für Kinder mit Autismus an, und wir heilen sie alle mit dieser Methode.");
        Assert.Equal("de", report.Document.Language);
        Assert.Empty(report.Claims);
        Assert.Empty(report.Omissions);
        Assert.Contains(report.Document.Notes, n => n.Contains("German", StringComparison.Ordinal) && n.Contains("nothing on it was checked", StringComparison.Ordinal));
    }

    private static bool Meets(Claim claim, LabelledClaim gold) => claim.Place.Start < gold.End && claim.Place.End > gold.Start;

    private static ImmutableArray<LabelledPage> Pages(string language) =>
    [
        .. Directory.GetFiles(Path.Combine(Repository.Data, "claims/pages", language), "*.page").Order(StringComparer.Ordinal)
            .Select(f => LabelledPage.Read(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f))),
    ];

    private static IEnumerable<string> Concepts(string language) => Sentence.Lexicons.Where(l => l.Language == language).SelectMany(l => l.Concepts).Select(c => c.Id);
}
