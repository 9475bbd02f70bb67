using Equipoise.Evidence.Importing.BibTex;
using Equipoise.Evidence.Importing.Files;
using Equipoise.Evidence.Importing.Json;
using Equipoise.Evidence.Importing.PubMed;
using Equipoise.Evidence.Importing.Ris;
using Equipoise.Evidence.Importing.Sheets;
using Equipoise.Evidence.Importing.Xml;

namespace Equipoise.Evidence.Importing;

/// <summary>One step through the files: a record, or something to be told about a file, or both.</summary>
/// <param name="Slice">The text of a record; absent when there is only something to tell.</param>
/// <param name="Issues">What is imperfect in the file, outside its records.</param>
public sealed record CutStep(RecordSlice? Slice, IReadOnlyList<ImportIssue> Issues);

/// <summary>Cuts files, folders and archives into records, from front to back and with no more memory than the largest record needs.</summary>
public sealed class CutRecords
{
    private readonly ImportLimits limits;
    private readonly List<ImportIssue> untold = [];
    private readonly ImportFiles files;

    public CutRecords(ImportLimits? limits = null)
    {
        this.limits = limits ?? new();
        files = new(this.limits, untold.Add);
    }

    /// <summary>Bytes of the given files read so far, archives as they lie.</summary>
    public long BytesRead => files.BytesRead;

    /// <summary>Bytes of all the given files.</summary>
    public static long Size(IEnumerable<string> paths) => ImportFiles.Size(paths);

    /// <summary>Every record below the paths, in their order.</summary>
    public IEnumerable<CutStep> From(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            foreach (var stream in files.Open(path))
            {
                foreach (var step in Told()) yield return step;
                foreach (var step in From(stream)) yield return step;
            }

            foreach (var step in Told()) yield return step;
        }
    }

    /// <summary>Every record of a text that is no file, under the name that its issues shall give.</summary>
    public IEnumerable<CutStep> From(string name, byte[] text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return From(new NamedStream(name, HeadedStream.Of(new MemoryStream(text, writable: false), 1 << 16)));
    }

    private IEnumerable<CutStep> Told()
    {
        if (untold.Count == 0) yield break;
        var told = untold.ToArray();
        untold.Clear();
        yield return new(null, told);
    }

    private IEnumerable<CutStep> From(NamedStream named)
    {
        var (text, encoding, unknown) = TextEncoding.AsUtf8(named.Content);
        var utf8 = text as HeadedStream ?? HeadedStream.Of(text, 1 << 16);
        var form = Recognise.From(utf8.Head, utf8.Head.Length < 1 << 16);
        if (form.Format is not { } format)
        {
            if ((named.Content.Fault ?? utf8.Fault) is { } broken) form = Recognition.Refused(broken.Code, broken.Message);
            yield return new(null, [new(form.Code, named.Name, "", form.Reason, DataLost: form.Code != ImportCodes.EmptyFile)]);
            yield break;
        }

        var source = new SliceSource(format, named.Name, encoding, limits);
        if (unknown is not null) source.Whole(ImportCodes.EncodingUnknown, $"The file says that it is written in '{unknown}', which is not known here; it is read as UTF-8.", dataLost: false);
        var window = new ByteWindow(utf8);
        var next = Cutter(format, window, source);
        var any = false;
        while (next() is { } slice)
        {
            any = true;
            yield return new(slice, source.Take());
        }

        if (window.Fault is { } fault) source.AtByte(fault.Code, window.Offset, fault.Message, dataLost: true);
        else if (!any) source.Whole(ImportCodes.NoRecords, "The file holds no record.", dataLost: false);
        if (source.Take() is { Count: > 0 } last) yield return new(null, last);
    }

    private static Func<RecordSlice?> Cutter(SourceFormat format, ByteWindow window, SliceSource source) => format switch
    {
        SourceFormat.PubMedXml => new XmlSlices(window, source, "PubmedArticle", "PubmedBookArticle", "DeleteCitation", "MedlineCitation").Next,
        SourceFormat.Nbib => new NbibSlices(window, source).Next,
        SourceFormat.Ris => new RisSlices(window, source).Next,
        SourceFormat.BibTex => new BibTexSlices(window, source).Next,
        SourceFormat.ClinicalTrialsGovXml => new XmlSlices(window, source, "clinical_study").Next,
        SourceFormat.IctrpXml => new XmlSlices(window, source, "Trial").Next,
        SourceFormat.RevMan5 => new XmlSlices(window, source, "COCHRANE_REVIEW").Next,
        SourceFormat.CsvSheet or SourceFormat.IctrpCsv => new SheetSlices(window, source).Next,
        _ => new JsonSlices(window, source).Next,
    };
}
