namespace Equipoise.Evidence.Importing;

/// <summary>The permanent codes of <see cref="ImportIssue"/>. A code is never reused for another meaning.</summary>
public static class ImportCodes
{
    public const string Missing = "IM0001";
    public const string Unreadable = "IM0002";
    public const string EmptyFile = "IM0003";
    public const string NotRecognised = "IM0004";
    public const string KnownButNotRead = "IM0005";
    public const string NotUtf8 = "IM0006";
    public const string EncodingUnknown = "IM0007";
    public const string NoRecords = "IM0008";
    public const string LinkNotFollowed = "IM0009";

    public const string ArchiveDamaged = "IM0011";
    public const string ArchiveTooDeep = "IM0012";
    public const string ArchiveExpandsTooFar = "IM0013";
    public const string ArchiveTooLarge = "IM0014";
    public const string SuspiciousName = "IM0015";
    public const string Encrypted = "IM0016";

    public const string Truncated = "IM0101";
    public const string Syntax = "IM0102";
    public const string TooDeep = "IM0103";
    public const string RecordTooLarge = "IM0104";
    public const string NotARecord = "IM0105";
    public const string DocumentType = "IM0106";
    public const string EntityUnknown = "IM0107";
    public const string FieldTwice = "IM0108";
    public const string RowOfOtherLength = "IM0109";
    public const string NotUnderstood = "IM0110";

    public const string NoId = "IM0201";
    public const string IdMalformed = "IM0202";
    public const string WrongKind = "IM0203";
    public const string NotADate = "IM0204";
    public const string NotANumber = "IM0205";
    public const string GroupUnknown = "IM0206";
    public const string GroupTwice = "IM0207";
    public const string ArmUnknown = "IM0208";
    public const string ArmTwice = "IM0209";
    public const string OutcomeTwice = "IM0210";
    public const string CountsDisagree = "IM0211";
    public const string TagUnknown = "IM0212";
    public const string RecordTwice = "IM0213";
    public const string IntervalReversed = "IM0214";
    public const string NotComputed = "IM0215";
    public const string NoteOfDeletion = "IM0216";
    public const string ColumnTwice = "IM0217";
    public const string StudyUnknown = "IM0218";
    public const string TooManyIssues = "IM0219";
    public const string IdTooLong = "IM0220";
}
