using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Equipoise.Storage.Postgres.Migrations.RegistryTables
{
    /// <inheritdoc />
    public partial class Registry : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "registry");

            migrationBuilder.CreateTable(
                name: "Accounts",
                schema: "registry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    LastSignInAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    UserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true),
                    SecurityStamp = table.Column<string>(type: "text", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "text", nullable: true),
                    PhoneNumber = table.Column<string>(type: "text", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ApiKeys",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    SecretHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiKeys", x => new { x.SiteId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ExportRuns",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Format = table.Column<string>(type: "text", nullable: false),
                    Dates = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Children = table.Column<int>(type: "integer", nullable: true),
                    Rows = table.Column<long>(type: "bigint", nullable: true),
                    Values = table.Column<long>(type: "bigint", nullable: true),
                    FileHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExportRuns", x => new { x.SiteId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "HandledRequests",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    What = table.Column<string>(type: "text", nullable: false),
                    Fingerprint = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Answer = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandledRequests", x => new { x.SiteId, x.UserId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "History",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UserId = table.Column<string>(type: "text", nullable: false),
                    Role = table.Column<string>(type: "text", nullable: false),
                    What = table.Column<string>(type: "text", nullable: false),
                    Table = table.Column<string>(type: "text", nullable: false),
                    RecordId = table.Column<string>(type: "text", nullable: false),
                    ParticipantId = table.Column<string>(type: "text", nullable: true),
                    Form = table.Column<string>(type: "text", nullable: true),
                    Changes = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    PreviousHash = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_History", x => new { x.SiteId, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "HistoryHeads",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HistoryHeads", x => x.SiteId);
                });

            migrationBuilder.CreateTable(
                name: "ImportRuns",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    FileName = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    FileHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Taken = table.Column<int>(type: "integer", nullable: false),
                    Refused = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportRuns", x => new { x.SiteId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeVersions",
                schema: "registry",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ProgrammeId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    KeptAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeVersions", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "ProtectionKeys",
                schema: "registry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReferenceSafety",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Dated = table.Column<DateOnly>(type: "date", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    AdoptedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AdoptedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReferenceSafety", x => new { x.SiteId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SiteDocuments",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Dated = table.Column<DateOnly>(type: "date", nullable: false),
                    Expires = table.Column<DateOnly>(type: "date", nullable: true),
                    FileHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Payer = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    FamilyPays = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SiteDocuments", x => new { x.SiteId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Sites",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    TimeZone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Synthetic = table.Column<bool>(type: "boolean", nullable: false),
                    PracticeOf = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sites", x => x.SiteId);
                });

            migrationBuilder.CreateTable(
                name: "AccountClaims",
                schema: "registry",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClaimType = table.Column<string>(type: "text", nullable: true),
                    ClaimValue = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccountClaims_Accounts_UserId",
                        column: x => x.UserId,
                        principalSchema: "registry",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccountEvents",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountEvents", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_AccountEvents_Accounts_UserId",
                        column: x => x.UserId,
                        principalSchema: "registry",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccountLogins",
                schema: "registry",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "text", nullable: false),
                    ProviderKey = table.Column<string>(type: "text", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "text", nullable: true),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AccountLogins_Accounts_UserId",
                        column: x => x.UserId,
                        principalSchema: "registry",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccountPasskeys",
                schema: "registry",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_AccountPasskeys_Accounts_UserId",
                        column: x => x.UserId,
                        principalSchema: "registry",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccountTokens",
                schema: "registry",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    LoginProvider = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AccountTokens_Accounts_UserId",
                        column: x => x.UserId,
                        principalSchema: "registry",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Delegations",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Task = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    SignedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    SignedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Delegations", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_Delegations_Accounts_UserId",
                        column: x => x.UserId,
                        principalSchema: "registry",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Invitations",
                schema: "registry",
                columns: table => new
                {
                    CodeHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invitations", x => x.CodeHash);
                    table.ForeignKey(
                        name: "FK_Invitations_Accounts_UserId",
                        column: x => x.UserId,
                        principalSchema: "registry",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SiteRoles",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SiteRoles", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_SiteRoles_Accounts_UserId",
                        column: x => x.UserId,
                        principalSchema: "registry",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Trainings",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Topic = table.Column<string>(type: "text", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Expires = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Trainings", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_Trainings_Accounts_UserId",
                        column: x => x.UserId,
                        principalSchema: "registry",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Participants",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Pseudonym = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Sex = table.Column<string>(type: "text", nullable: false),
                    AgeMonths = table.Column<int>(type: "integer", nullable: false),
                    ScreenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ProgrammeId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    ProgrammeVersion = table.Column<int>(type: "integer", nullable: false),
                    ProgrammeHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    EnrolledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    NotEnrolledBecause = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Participants", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_Participants_ProgrammeVersions_ProgrammeHash",
                        column: x => x.ProgrammeHash,
                        principalSchema: "registry",
                        principalTable: "ProgrammeVersions",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeDrafts",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    BasedOn = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Step = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeDrafts", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_ProgrammeDrafts_ProgrammeVersions_BasedOn",
                        column: x => x.BasedOn,
                        principalSchema: "registry",
                        principalTable: "ProgrammeVersions",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SiteProgrammes",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    ProgrammeVersion = table.Column<int>(type: "integer", nullable: false),
                    ProgrammeHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SiteProgrammes", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_SiteProgrammes_ProgrammeVersions_ProgrammeHash",
                        column: x => x.ProgrammeHash,
                        principalSchema: "registry",
                        principalTable: "ProgrammeVersions",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SiteDocumentFiles",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Bytes = table.Column<int>(type: "integer", nullable: false),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    KeyName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SiteDocumentFiles", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_SiteDocumentFiles_SiteDocuments_SiteId_Id",
                        columns: x => new { x.SiteId, x.Id },
                        principalSchema: "registry",
                        principalTable: "SiteDocuments",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CalendarFeeds",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "text", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: true),
                    SecretHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeeds", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_CalendarFeeds_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ConsentEvents",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Time = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    DocumentVersion = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    Understood = table.Column<bool>(type: "boolean", nullable: true),
                    ExplainedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Interpreter = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Witness = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    TeachBack = table.Column<string>(type: "text", nullable: true),
                    Scope = table.Column<string>(type: "text", nullable: true),
                    Remark = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentEvents", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_ConsentEvents_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Deviations",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    VisitId = table.Column<Guid>(type: "uuid", nullable: true),
                    FormRecordId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Says = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Class = table.Column<string>(type: "text", nullable: true),
                    Cause = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    CorrectiveAction = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    ReportedToEthics = table.Column<DateOnly>(type: "date", nullable: true),
                    ResolvedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deviations", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_Deviations_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GlassBreaks",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "text", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AdministratorId = table.Column<Guid>(type: "uuid", nullable: true),
                    AdministratorSays = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    MonitorId = table.Column<Guid>(type: "uuid", nullable: true),
                    MonitorSays = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GlassBreaks", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_GlassBreaks_Accounts_UserId",
                        column: x => x.UserId,
                        principalSchema: "registry",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GlassBreaks_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IdentityLooks",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Because = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdentityLooks", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_IdentityLooks_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ParentLinks",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Call = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SecretHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeBy = table.Column<Guid>(type: "uuid", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SpentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DeviceHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    CodeHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    CodeUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CodeTries = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ParentLinks", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_ParentLinks_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PersonIdentities",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    Key = table.Column<byte[]>(type: "bytea", nullable: true),
                    KeyName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Index = table.Column<byte[]>(type: "bytea", nullable: true),
                    ErasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonIdentities", x => new { x.SiteId, x.ParticipantId });
                    table.ForeignKey(
                        name: "FK_PersonIdentities_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SuitabilityDecisions",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "text", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Suitable = table.Column<bool>(type: "boolean", nullable: false),
                    Because = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Rule = table.Column<string>(type: "text", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SuitabilityDecisions", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_SuitabilityDecisions_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Visits",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    PlannedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WindowFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    WindowTo = table.Column<DateOnly>(type: "date", nullable: true),
                    ActualOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Visits", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_Visits_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeDraftSteps",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DraftId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    After = table.Column<int>(type: "integer", nullable: false),
                    Says = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    TextHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeDraftSteps", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_ProgrammeDraftSteps_ProgrammeDrafts_SiteId_DraftId",
                        columns: x => new { x.SiteId, x.DraftId },
                        principalSchema: "registry",
                        principalTable: "ProgrammeDrafts",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GlassUses",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BreakId = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Part = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GlassUses", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_GlassUses_GlassBreaks_SiteId_BreakId",
                        columns: x => new { x.SiteId, x.BreakId },
                        principalSchema: "registry",
                        principalTable: "GlassBreaks",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FormRecords",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    VisitId = table.Column<Guid>(type: "uuid", nullable: true),
                    Form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Instance = table.Column<int>(type: "integer", nullable: false),
                    Entry = table.Column<int>(type: "integer", nullable: false),
                    Values = table.Column<string>(type: "text", nullable: false),
                    Scores = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<string>(type: "text", nullable: false),
                    ProgrammeHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CompletedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    CompletedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormRecords", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_FormRecords_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FormRecords_Visits_SiteId_VisitId",
                        columns: x => new { x.SiteId, x.VisitId },
                        principalSchema: "registry",
                        principalTable: "Visits",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ParentTasks",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LinkId = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    VisitId = table.Column<Guid>(type: "uuid", nullable: true),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: true),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Sent = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ParentTasks", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_ParentTasks_ParentLinks_SiteId_LinkId",
                        columns: x => new { x.SiteId, x.LinkId },
                        principalSchema: "registry",
                        principalTable: "ParentLinks",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ParentTasks_Visits_SiteId_VisitId",
                        columns: x => new { x.SiteId, x.VisitId },
                        principalSchema: "registry",
                        principalTable: "Visits",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AdverseEvents",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AwareAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    NewsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Grade = table.Column<int>(type: "integer", nullable: true),
                    Serious = table.Column<bool>(type: "boolean", nullable: true),
                    Urgent = table.Column<bool>(type: "boolean", nullable: false),
                    Related = table.Column<bool>(type: "boolean", nullable: false),
                    SpecialInterest = table.Column<bool>(type: "boolean", nullable: false),
                    Open = table.Column<bool>(type: "boolean", nullable: false),
                    Expectedness = table.Column<string>(type: "text", nullable: false),
                    ReferenceSafetyId = table.Column<Guid>(type: "uuid", nullable: true),
                    ExpectednessSays = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    ExpectednessBy = table.Column<Guid>(type: "uuid", nullable: true),
                    JudgedAs = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdverseEvents", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_AdverseEvents_FormRecords_SiteId_Id",
                        columns: x => new { x.SiteId, x.Id },
                        principalSchema: "registry",
                        principalTable: "FormRecords",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AdverseEvents_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AdverseEvents_ReferenceSafety_SiteId_ReferenceSafetyId",
                        columns: x => new { x.SiteId, x.ReferenceSafetyId },
                        principalSchema: "registry",
                        principalTable: "ReferenceSafety",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DataQueries",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    FormRecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Question = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Stands = table.Column<string>(type: "text", nullable: true),
                    Entered = table.Column<string>(type: "text", nullable: true),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OpenedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    Answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataQueries", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_DataQueries_FormRecords_SiteId_FormRecordId",
                        columns: x => new { x.SiteId, x.FormRecordId },
                        principalSchema: "registry",
                        principalTable: "FormRecords",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EntryComparisons",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FormRecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    SecondRecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Compared = table.Column<string>(type: "text", nullable: false),
                    Differing = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Decided = table.Column<string>(type: "text", nullable: false),
                    ResolvedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ResolvedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntryComparisons", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_EntryComparisons_FormRecords_SiteId_FormRecordId",
                        columns: x => new { x.SiteId, x.FormRecordId },
                        principalSchema: "registry",
                        principalTable: "FormRecords",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EntryComparisons_FormRecords_SiteId_SecondRecordId",
                        columns: x => new { x.SiteId, x.SecondRecordId },
                        principalSchema: "registry",
                        principalTable: "FormRecords",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EventNotices",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Due = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: true),
                    State = table.Column<string>(type: "text", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SentBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    NotRequiredBecause = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    NotRequiredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    NotRequiredBy = table.Column<Guid>(type: "uuid", nullable: true),
                    LateDeviationId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventNotices", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_EventNotices_AdverseEvents_SiteId_EventId",
                        columns: x => new { x.SiteId, x.EventId },
                        principalSchema: "registry",
                        principalTable: "AdverseEvents",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventNotices_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FollowUps",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: true),
                    Form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    InfusionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Months = table.Column<int>(type: "integer", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Says = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUps", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_FollowUps_AdverseEvents_SiteId_EventId",
                        columns: x => new { x.SiteId, x.EventId },
                        principalSchema: "registry",
                        principalTable: "AdverseEvents",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FollowUps_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccountClaims_UserId",
                schema: "registry",
                table: "AccountClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountEvents_SiteId_UserId",
                schema: "registry",
                table: "AccountEvents",
                columns: new[] { "SiteId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_AccountEvents_UserId",
                schema: "registry",
                table: "AccountEvents",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountLogins_UserId",
                schema: "registry",
                table: "AccountLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountPasskeys_UserId",
                schema: "registry",
                table: "AccountPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                schema: "registry",
                table: "Accounts",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                schema: "registry",
                table: "Accounts",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AdverseEvents_SiteId_Open_AwareAt",
                schema: "registry",
                table: "AdverseEvents",
                columns: new[] { "SiteId", "Open", "AwareAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AdverseEvents_SiteId_ParticipantId_Number",
                schema: "registry",
                table: "AdverseEvents",
                columns: new[] { "SiteId", "ParticipantId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_AdverseEvents_SiteId_ReferenceSafetyId",
                schema: "registry",
                table: "AdverseEvents",
                columns: new[] { "SiteId", "ReferenceSafetyId" });

            migrationBuilder.CreateIndex(
                name: "IX_ApiKeys_SiteId_UserId",
                schema: "registry",
                table: "ApiKeys",
                columns: new[] { "SiteId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_SiteId_ParticipantId",
                schema: "registry",
                table: "CalendarFeeds",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_SiteId_UserId",
                schema: "registry",
                table: "CalendarFeeds",
                columns: new[] { "SiteId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsentEvents_SiteId_ParticipantId_Number",
                schema: "registry",
                table: "ConsentEvents",
                columns: new[] { "SiteId", "ParticipantId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DataQueries_SiteId_FormRecordId",
                schema: "registry",
                table: "DataQueries",
                columns: new[] { "SiteId", "FormRecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_DataQueries_SiteId_State_OpenedAt",
                schema: "registry",
                table: "DataQueries",
                columns: new[] { "SiteId", "State", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_SiteId_UserId",
                schema: "registry",
                table: "Delegations",
                columns: new[] { "SiteId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_UserId",
                schema: "registry",
                table: "Delegations",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Deviations_SiteId_Class_On",
                schema: "registry",
                table: "Deviations",
                columns: new[] { "SiteId", "Class", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Deviations_SiteId_ParticipantId",
                schema: "registry",
                table: "Deviations",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_EntryComparisons_SiteId_FormRecordId",
                schema: "registry",
                table: "EntryComparisons",
                columns: new[] { "SiteId", "FormRecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_EntryComparisons_SiteId_ResolvedAt_At",
                schema: "registry",
                table: "EntryComparisons",
                columns: new[] { "SiteId", "ResolvedAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_EntryComparisons_SiteId_SecondRecordId",
                schema: "registry",
                table: "EntryComparisons",
                columns: new[] { "SiteId", "SecondRecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_EventNotices_SiteId_EventId_To_Number",
                schema: "registry",
                table: "EventNotices",
                columns: new[] { "SiteId", "EventId", "To", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EventNotices_SiteId_ParticipantId",
                schema: "registry",
                table: "EventNotices",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_EventNotices_SiteId_State_Due",
                schema: "registry",
                table: "EventNotices",
                columns: new[] { "SiteId", "State", "Due" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_SiteId_EventId",
                schema: "registry",
                table: "FollowUps",
                columns: new[] { "SiteId", "EventId" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_SiteId_ParticipantId",
                schema: "registry",
                table: "FollowUps",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_SiteId_State_DueOn",
                schema: "registry",
                table: "FollowUps",
                columns: new[] { "SiteId", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_FormRecords_SiteId_Form_State",
                schema: "registry",
                table: "FormRecords",
                columns: new[] { "SiteId", "Form", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_FormRecords_SiteId_ParticipantId_Form_Instance",
                schema: "registry",
                table: "FormRecords",
                columns: new[] { "SiteId", "ParticipantId", "Form", "Instance" });

            migrationBuilder.CreateIndex(
                name: "IX_FormRecords_SiteId_VisitId",
                schema: "registry",
                table: "FormRecords",
                columns: new[] { "SiteId", "VisitId" });

            migrationBuilder.CreateIndex(
                name: "IX_GlassBreaks_SiteId_From",
                schema: "registry",
                table: "GlassBreaks",
                columns: new[] { "SiteId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_GlassBreaks_SiteId_ParticipantId",
                schema: "registry",
                table: "GlassBreaks",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_GlassBreaks_UserId",
                schema: "registry",
                table: "GlassBreaks",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_GlassUses_SiteId_BreakId",
                schema: "registry",
                table: "GlassUses",
                columns: new[] { "SiteId", "BreakId" });

            migrationBuilder.CreateIndex(
                name: "IX_HandledRequests_SiteId_At",
                schema: "registry",
                table: "HandledRequests",
                columns: new[] { "SiteId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_History_SiteId_Form_Sequence",
                schema: "registry",
                table: "History",
                columns: new[] { "SiteId", "Form", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_History_SiteId_ParticipantId_Sequence",
                schema: "registry",
                table: "History",
                columns: new[] { "SiteId", "ParticipantId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_History_SiteId_Table_RecordId_Sequence",
                schema: "registry",
                table: "History",
                columns: new[] { "SiteId", "Table", "RecordId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_History_SiteId_UserId_Sequence",
                schema: "registry",
                table: "History",
                columns: new[] { "SiteId", "UserId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_History_SiteId_What_Sequence",
                schema: "registry",
                table: "History",
                columns: new[] { "SiteId", "What", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_IdentityLooks_SiteId_ParticipantId",
                schema: "registry",
                table: "IdentityLooks",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportRuns_SiteId_FileHash",
                schema: "registry",
                table: "ImportRuns",
                columns: new[] { "SiteId", "FileHash" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_UserId",
                schema: "registry",
                table: "Invitations",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_ParentLinks_SiteId_ParticipantId",
                schema: "registry",
                table: "ParentLinks",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_ParentTasks_SiteId_LinkId",
                schema: "registry",
                table: "ParentTasks",
                columns: new[] { "SiteId", "LinkId" });

            migrationBuilder.CreateIndex(
                name: "IX_ParentTasks_SiteId_ParticipantId",
                schema: "registry",
                table: "ParentTasks",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_ParentTasks_SiteId_VisitId",
                schema: "registry",
                table: "ParentTasks",
                columns: new[] { "SiteId", "VisitId" });

            migrationBuilder.CreateIndex(
                name: "IX_Participants_ProgrammeHash",
                schema: "registry",
                table: "Participants",
                column: "ProgrammeHash");

            migrationBuilder.CreateIndex(
                name: "IX_Participants_SiteId_Number",
                schema: "registry",
                table: "Participants",
                columns: new[] { "SiteId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Participants_SiteId_ProgrammeId_State_Number",
                schema: "registry",
                table: "Participants",
                columns: new[] { "SiteId", "ProgrammeId", "State", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_PersonIdentities_SiteId_Index",
                schema: "registry",
                table: "PersonIdentities",
                columns: new[] { "SiteId", "Index" });

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeDrafts_BasedOn",
                schema: "registry",
                table: "ProgrammeDrafts",
                column: "BasedOn");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeDraftSteps_SiteId_DraftId_Number",
                schema: "registry",
                table: "ProgrammeDraftSteps",
                columns: new[] { "SiteId", "DraftId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeVersions_ProgrammeId_Number",
                schema: "registry",
                table: "ProgrammeVersions",
                columns: new[] { "ProgrammeId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReferenceSafety_SiteId_ProgrammeId_From",
                schema: "registry",
                table: "ReferenceSafety",
                columns: new[] { "SiteId", "ProgrammeId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_SiteProgrammes_ProgrammeHash",
                schema: "registry",
                table: "SiteProgrammes",
                column: "ProgrammeHash");

            migrationBuilder.CreateIndex(
                name: "IX_SiteProgrammes_SiteId_ProgrammeId_From",
                schema: "registry",
                table: "SiteProgrammes",
                columns: new[] { "SiteId", "ProgrammeId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_SiteRoles_UserId",
                schema: "registry",
                table: "SiteRoles",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Sites_Code",
                schema: "registry",
                table: "Sites",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sites_PracticeOf",
                schema: "registry",
                table: "Sites",
                column: "PracticeOf",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SuitabilityDecisions_SiteId_ParticipantId",
                schema: "registry",
                table: "SuitabilityDecisions",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_Trainings_SiteId_UserId",
                schema: "registry",
                table: "Trainings",
                columns: new[] { "SiteId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_Trainings_UserId",
                schema: "registry",
                table: "Trainings",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Visits_SiteId_ParticipantId",
                schema: "registry",
                table: "Visits",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_SiteId_State_WindowFrom",
                schema: "registry",
                table: "Visits",
                columns: new[] { "SiteId", "State", "WindowFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_SiteId_State_WindowTo",
                schema: "registry",
                table: "Visits",
                columns: new[] { "SiteId", "State", "WindowTo" });

            SitePolicy.On(migrationBuilder, "SiteDocuments", "History", "HistoryHeads", "HandledRequests", "SiteProgrammes", "Participants", "PersonIdentities", "SuitabilityDecisions", "ConsentEvents", "Visits", "Deviations", "FormRecords", "DataQueries",
                "ApiKeys", "ReferenceSafety", "AdverseEvents", "EventNotices", "FollowUps", "EntryComparisons", "ExportRuns", "ImportRuns", "ParentLinks", "ParentTasks", "CalendarFeeds",
                "SiteDocumentFiles", "Delegations", "Trainings", "AccountEvents", "GlassBreaks", "GlassUses", "ProgrammeDrafts", "ProgrammeDraftSteps", "IdentityLooks");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccountClaims",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "AccountEvents",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "AccountLogins",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "AccountPasskeys",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "AccountTokens",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "ApiKeys",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "CalendarFeeds",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "ConsentEvents",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "DataQueries",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Delegations",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Deviations",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "EntryComparisons",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "EventNotices",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "ExportRuns",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "FollowUps",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "GlassUses",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "HandledRequests",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "History",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "HistoryHeads",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "IdentityLooks",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "ImportRuns",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Invitations",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "ParentTasks",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "PersonIdentities",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "ProgrammeDraftSteps",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "ProtectionKeys",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "SiteDocumentFiles",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "SiteProgrammes",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "SiteRoles",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Sites",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "SuitabilityDecisions",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Trainings",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "AdverseEvents",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "GlassBreaks",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "ParentLinks",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "ProgrammeDrafts",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "SiteDocuments",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "FormRecords",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "ReferenceSafety",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Accounts",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Visits",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Participants",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "ProgrammeVersions",
                schema: "registry");
        }
    }
}
