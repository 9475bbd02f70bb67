using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Sqlite.Migrations.RegistryTables
{
    /// <inheritdoc />
    public partial class ParentLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ParentLinks",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Call = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SecretHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MadeBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    Until = table.Column<string>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<string>(type: "TEXT", nullable: true),
                    SpentAt = table.Column<string>(type: "TEXT", nullable: true),
                    DeviceHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    CodeHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    CodeUntil = table.Column<string>(type: "TEXT", nullable: true),
                    CodeTries = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ParentLinks", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_ParentLinks_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ParentTasks",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LinkId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    VisitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DoneAt = table.Column<string>(type: "TEXT", nullable: true),
                    Sent = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ParentTasks", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_ParentTasks_ParentLinks_SiteId_LinkId",
                        columns: x => new { x.SiteId, x.LinkId },
                        principalTable: "ParentLinks",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ParentTasks_Visits_SiteId_VisitId",
                        columns: x => new { x.SiteId, x.VisitId },
                        principalTable: "Visits",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ParentLinks_SiteId_ParticipantId",
                table: "ParentLinks",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_ParentTasks_SiteId_LinkId",
                table: "ParentTasks",
                columns: new[] { "SiteId", "LinkId" });

            migrationBuilder.CreateIndex(
                name: "IX_ParentTasks_SiteId_ParticipantId",
                table: "ParentTasks",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_ParentTasks_SiteId_VisitId",
                table: "ParentTasks",
                columns: new[] { "SiteId", "VisitId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ParentTasks");

            migrationBuilder.DropTable(
                name: "ParentLinks");
        }
    }
}
