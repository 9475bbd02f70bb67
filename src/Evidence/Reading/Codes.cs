namespace Equipoise.Evidence.Reading;

/// <summary>The permanent codes of <see cref="Problem"/>. A code is never reused for another meaning.</summary>
public static class Codes
{
    public const string FolderMissing = "EQ0001";
    public const string FileTooLarge = "EQ0002";
    public const string NotText = "EQ0003";
    public const string UnexpectedFile = "EQ0004";
    public const string Unreadable = "EQ0005";
    public const string RecordsMissing = "EQ0006";

    public const string Syntax = "EQ0101";
    public const string DuplicateKey = "EQ0102";
    public const string AnchorOrTag = "EQ0103";
    public const string TooDeep = "EQ0104";
    public const string SeveralDocuments = "EQ0105";
    public const string EmptyFile = "EQ0106";

    public const string UnknownField = "EQ0201";
    public const string MissingField = "EQ0202";
    public const string WrongKind = "EQ0203";
    public const string NotANumber = "EQ0204";
    public const string NotAChoice = "EQ0205";
    public const string BadForm = "EQ0206";
    public const string EmptyValue = "EQ0207";
    public const string NeedsQuotes = "EQ0208";

    public const string IdIsNotFileName = "EQ0301";
    public const string DuplicateId = "EQ0302";
    public const string BadId = "EQ0303";

    public const string SourceUnknown = "EQ0401";
    public const string SourceMissing = "EQ0402";
    public const string ReferenceUnknown = "EQ0403";
    public const string OverlapNotMutual = "EQ0404";
    public const string ArmsDoNotAddUp = "EQ0405";
    public const string PercentIsNotCount = "EQ0406";
    public const string IntervalIsNotP = "EQ0407";
    public const string DatesOutOfOrder = "EQ0408";
    public const string MoreEventsThanChildren = "EQ0409";
    public const string OutOfRange = "EQ0410";
    public const string EditionsMixed = "EQ0411";
    public const string ArmUnknown = "EQ0412";
    public const string BadCode = "EQ0413";
    public const string ShelfNeeds = "EQ0414";
    public const string IntervalReversed = "EQ0415";
    public const string ItemUnknown = "EQ0416";
    public const string ItemUnanswered = "EQ0417";
    public const string JudgementUnfit = "EQ0418";
    public const string ToolUnfit = "EQ0419";
    public const string TermUnfit = "EQ0420";
    public const string WordsMissing = "EQ0421";
    public const string WordsUnfit = "EQ0422";
    public const string SheetUnfit = "EQ0423";
    public const string ClinicMisplaced = "EQ0424";
    public const string ReviewersUnfit = "EQ0425";
    public const string CriterionMissing = "EQ0426";
    public const string DocumentMissing = "EQ0427";
    public const string DocumentRunOut = "EQ0428";
    public const string DateInFuture = "EQ0429";
    public const string ProgrammeUnfit = "EQ0430";
}
