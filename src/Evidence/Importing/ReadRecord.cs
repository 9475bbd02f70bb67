using System.Text;
using System.Text.Unicode;
using Equipoise.Evidence.Importing.BibTex;
using Equipoise.Evidence.Importing.ClinicalTrialsGov;
using Equipoise.Evidence.Importing.Files;
using Equipoise.Evidence.Importing.Ictrp;
using Equipoise.Evidence.Importing.PubMed;
using Equipoise.Evidence.Importing.RevMan;
using Equipoise.Evidence.Importing.Ris;
using Equipoise.Evidence.Importing.Sheets;

namespace Equipoise.Evidence.Importing;

/// <summary>Understands the text of one record. It never throws for what the text holds: what cannot be understood is told.</summary>
public static class ReadRecord
{
    private static readonly ImportLimits Usual = new();

    /// <summary>The record, and everything imperfect in it.</summary>
    public static RecordReading From(RecordSlice slice, ImportLimits? limits = null)
    {
        limits ??= Usual;
        var log = new IssueLog(slice, limits.IssuesOfRecord);
        if (!Utf8.IsValid(slice.Text.Span))
        {
            slice = slice with { Text = Encoding.UTF8.GetBytes(TextEncoding.Western.GetString(slice.Text.Span)) };
            log.AtLine(ImportCodes.NotUtf8, 0, 0, "The record is not UTF-8; it is read as Windows-1252. Look at letters with accents.");
        }

        try
        {
            var record = Understood(slice, limits, log);
            return new(slice, record, log.Done()) { Withdrawn = record is null && slice.Format == SourceFormat.PubMedXml ? ReadPubMedXml.Withdrawn(slice, limits) : [] };
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A fault of ours in one record must not cost the others; it is told, never hidden.
            log.AtByte(ImportCodes.NotUnderstood, 0, $"The reader tripped over this record, which is a fault of the reader: {e.Message}", dataLost: true);
            return new(slice, null, log.Done());
        }
    }

    private static ImportedRecord? Understood(RecordSlice slice, ImportLimits limits, IssueLog log) => slice.Format switch
    {
        SourceFormat.ClinicalTrialsGovJson => ReadStudyJson.From(slice, limits, log),
        SourceFormat.PubMedXml => ReadPubMedXml.From(slice, limits, log),
        SourceFormat.Nbib => ReadNbib.From(slice, log),
        SourceFormat.Ris => ReadRis.From(slice, log),
        SourceFormat.BibTex => ReadBibTex.From(slice, log),
        SourceFormat.ClinicalTrialsGovXml => ReadStudyXml.From(slice, limits, log),
        SourceFormat.IctrpXml => ReadIctrp.FromXml(slice, limits, log),
        SourceFormat.IctrpCsv => ReadIctrp.FromRow(slice, log),
        SourceFormat.RevMan5 => ReadRevMan.From(slice, limits, log),
        SourceFormat.CsvSheet => SheetRow.From(slice, log),
        _ => throw new ArgumentOutOfRangeException(nameof(slice), slice.Format, "This form is not known."),
    };
}
