using System.Text;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Importing.Sheets;

namespace Equipoise.Evidence.Importing.Files;

/// <summary>Tells the form of a file by what stands in it, whatever it is called.</summary>
internal static partial class Recognise
{
    /// <param name="head">The beginning of the file, in UTF-8.</param>
    /// <param name="whole">True when that is all there is.</param>
    public static Recognition From(ReadOnlySpan<byte> head, bool whole)
    {
        var start = head.IndexOfAnyExcept(" \n\r\t\0"u8);
        if (start < 0) return Recognition.Refused(ImportCodes.EmptyFile, "The file is empty.");
        var text = Encoding.UTF8.GetString(head[start..]);
        try
        {
            return text[0] switch
            {
                '{' or '[' => Json(text),
                '<' when !OvidShape().IsMatch(text) => Xml(text),
                _ => Text(text, whole),
            };
        }
        catch (RegexMatchTimeoutException)
        {
            return Recognition.Refused(ImportCodes.NotRecognised, "The beginning of this file is too tangled to tell its form.");
        }
    }

    private static Recognition Json(string text)
    {
        if (StudyShape().IsMatch(text)) return new(SourceFormat.ClinicalTrialsGovJson);
        if (text.Contains("\"FullStudiesResponse\"", StringComparison.Ordinal) || text.Contains("\"FullStudies\"", StringComparison.Ordinal) || ClassicShape().IsMatch(text))
            return Recognition.Refused(ImportCodes.KnownButNotRead, "This is the JSON that ClinicalTrials.gov retired in June 2024; download the studies again in today's form.");
        return Recognition.Refused(ImportCodes.NotRecognised, "This is JSON, but not of a registry or bibliography that is known here.");
    }

    private static Recognition Xml(string text)
    {
        var root = RootShape().Match(text) is { Success: true } match ? match.Groups["name"].Value : "";
        if (Known(root) is { } format) return new(format);
        if (root is "xml" or "XML" && text.Contains("<record", StringComparison.Ordinal)) return Recognition.Refused(ImportCodes.KnownButNotRead, "This is an EndNote library in XML, which is not read yet; export it as RIS.");
        if (root is "ODM") return Recognition.Refused(ImportCodes.KnownButNotRead, "This is CDISC ODM, which is not read here.");
        foreach (Match inner in ElementShape().Matches(text))
            if (Known(inner.Groups["name"].Value) is { } within) return new(within);
        return Recognition.Refused(ImportCodes.NotRecognised, root.Length == 0 ? "This begins like XML, but has no element." : $"This is XML with the root '{root}', which is not known here.");
    }

    private static SourceFormat? Known(string element) => element switch
    {
        "clinical_study" => SourceFormat.ClinicalTrialsGovXml,
        "Trials_downloaded_from_ICTRP" or "Trial" => SourceFormat.IctrpXml,
        "PubmedArticleSet" or "PubmedArticle" or "PubmedBookArticleSet" or "PubmedBookArticle" or "MedlineCitationSet" or "MedlineCitation" => SourceFormat.PubMedXml,
        "COCHRANE_REVIEW" => SourceFormat.RevMan5,
        _ => null,
    };

    private static Recognition Text(string text, bool whole)
    {
        if (RisShape().IsMatch(text)) return new(SourceFormat.Ris);
        if (NbibShape().IsMatch(text) || MedlineShape().Count(text) >= 3) return new(SourceFormat.Nbib);
        if (BibTexShape().IsMatch(text)) return new(SourceFormat.BibTex);
        if (OtherBibliographyShape().IsMatch(text)) return Recognition.Refused(ImportCodes.KnownButNotRead, "This is a list of references in a form that is not read here (Ovid, ISI or EndNote tags); export it as RIS.");
        if (text.Contains('\0', StringComparison.Ordinal)) return Recognition.Refused(ImportCodes.NotRecognised, "This is no text.");
        return SheetLayout.Of(text, whole) is { } layout ? new(layout.IsIctrp ? SourceFormat.IctrpCsv : SourceFormat.CsvSheet)
            : Recognition.Refused(ImportCodes.NotRecognised, "No registry, bibliography or table is recognised in this file.");
    }

    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"""(protocolSection|resultsSection|annotationSection|derivedSection)""\s*:|^\{\s*(""(totalCount|nextPageToken)""\s*:\s*[^,]*,\s*)*""studies""\s*:", Plain, 1000)]
    private static partial Regex StudyShape();

    [GeneratedRegex(@"""ProtocolSection""\s*:", Plain, 1000)]
    private static partial Regex ClassicShape();

    [GeneratedRegex(@"^(\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE([^\[>]|\[.*?\]\s*(?=>))*>)*<(?<name>[A-Za-z_][\w.:-]*)", Plain | RegexOptions.Singleline, 1000)]
    private static partial Regex RootShape();

    [GeneratedRegex(@"<(?<name>clinical_study|Trial|PubmedArticle|PubmedBookArticle|MedlineCitation|COCHRANE_REVIEW)[\s>]", Plain, 1000)]
    private static partial Regex ElementShape();

    [GeneratedRegex(@"^<\d+>\s*$", Plain | RegexOptions.Multiline, 1000)]
    private static partial Regex OvidShape();

    [GeneratedRegex(@"^[ \t]*TY {1,2}-( |\r?$)", Plain | RegexOptions.Multiline, 1000)]
    private static partial Regex RisShape();

    [GeneratedRegex(@"^PMID ?- ?\d", Plain | RegexOptions.Multiline, 1000)]
    private static partial Regex NbibShape();

    [GeneratedRegex(@"^[A-Z]{2,4} {0,2}- \S", Plain | RegexOptions.Multiline, 1000)]
    private static partial Regex MedlineShape();

    [GeneratedRegex(@"^[ \t]*@[A-Za-z]+[ \t]*[{(]", Plain | RegexOptions.Multiline, 1000)]
    private static partial Regex BibTexShape();

    [GeneratedRegex(@"^(FN ISI|FN Clarivate|PT [JBSP]\r?$|%0 |<\d+>\s*$|VR 1\.0)", Plain | RegexOptions.Multiline, 1000)]
    private static partial Regex OtherBibliographyShape();
}

/// <summary>The form of a file, or why it is not read.</summary>
internal readonly record struct Recognition(SourceFormat? Format, string Code = "", string Reason = "")
{
    public static Recognition Refused(string code, string reason) => new(null, code, reason);
}
